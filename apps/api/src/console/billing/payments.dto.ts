import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID } from 'class-validator';
import { PAYMENT_PROBLEMS, type PaymentProblem, type PaymentState } from '#domain/billing/payment.js';

export class PayRequest {
  @ApiProperty({ description: 'In the smallest unit of the currency: 100000 = 1000 roubles' })
  @IsInt({ message: 'amountMinor must be a whole number, in the smallest unit of the currency' })
  amountMinor!: number;
  @ApiProperty({ format: 'uuid' }) @IsUUID(undefined, { message: 'key must be a UUID, a new one for each payment' }) key!: string;
}

export class BillingPayment {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ['pending', 'paid', 'cancelled'] }) state!: PaymentState;
  @ApiProperty({ type: String, nullable: true, description: 'Where the payer goes; the provider sends him back to /billing?payment=<id>' })
  url!: string | null;
  @ApiProperty() amountMinor!: number;
  @ApiProperty({ description: 'No real money' }) test!: boolean;
  @ApiProperty({ enum: PAYMENT_PROBLEMS, nullable: true, description: 'Why what was paid is not on the balance' })
  problem!: PaymentProblem | null;
}
