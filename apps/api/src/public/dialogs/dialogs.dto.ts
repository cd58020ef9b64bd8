import { ApiProperty } from '@nestjs/swagger';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, OptionalId, type Order, ORDERS, PageParameters } from '../parameters.js';

const STATES = ['open', 'closed'] as const;

@IgnoresUnknown()
export class DialogsQuery extends PageParameters {
  @OptionalId()
  operator_id?: number;

  @OptionalChoice(STATES)
  state?: (typeof STATES)[number];

  @OptionalChoice(ORDERS)
  order?: Order;
}

class PublicLastMessage {
  @ApiProperty() id!: number;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty() type!: string;
  @ApiProperty() created!: string;
}

export class PublicDialog {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: STATES }) state!: (typeof STATES)[number];
  @ApiProperty() begin!: string;
  @ApiProperty({ type: String, nullable: true }) end!: string | null;
  @ApiProperty({ type: Number, nullable: true }) operator_id!: number | null;
  @ApiProperty() client_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ type: Number, nullable: true }) last_request_id!: number | null;
  @ApiProperty() messages!: number;
  @ApiProperty({ type: PublicLastMessage, nullable: true }) last_message!: PublicLastMessage | null;
}
