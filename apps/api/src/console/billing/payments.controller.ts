import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayManageBilling } from '#domain/access/rights.js';
import type { Payment } from '#domain/billing/payment.js';
import { readAccount } from '#persistence/billing/billing.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import { PublicLinks } from '../../access/public-links.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { Payments } from '../../payments/payments.js';
import { BillingPayment, PayRequest } from './payments.dto.js';

/** What the payer reads at the provider beside the sum. */
const TITLES = { ru: 'Пополнение баланса Deskwire', en: 'Deskwire: topping up the balance' };

/** Topping the balance up at a payment provider. */
@ApiTags('billing')
@Requires(mayManageBilling)
@Controller('api/billing/payments')
export class PaymentsController {
  constructor(
    private readonly payments: Payments,
    private readonly links: PublicLinks,
    private readonly database: Database,
  ) {}

  /** Begins a payment; asked again with the same key, it is the same one. */
  @Post()
  @HttpCode(201)
  @ApiCreatedResponse({ type: BillingPayment })
  async begin(@Caller() { companyId }: SignedIn, @Body() body: PayRequest, @Req() request: FastifyRequest): Promise<BillingPayment> {
    const { locale } = await this.database.transaction(companyId, readAccount);
    const back = (paymentId: number): string => `${this.links.address(request)}/billing?payment=${paymentId}`;
    return present(await this.payments.begin(companyId, { ...body, locale, title: TITLES[locale] }, back));
  }

  @Get(':id')
  @ApiOkResponse({ type: BillingPayment })
  async read(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<BillingPayment> {
    return present(await this.payments.get(companyId, id));
  }

  /** Nothing can be paid any more, unless it was meanwhile: the answer tells. */
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: BillingPayment })
  async cancel(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<BillingPayment> {
    return present(await this.payments.cancel(companyId, id));
  }
}

const present = ({ id, state, url, amountMinor, test, problem }: Payment): BillingPayment => ({
  ...{ id, state, url, amountMinor, test, problem },
});
