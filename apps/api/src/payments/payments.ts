import { Injectable } from '@nestjs/common';
import { AmountOutOfBounds, PaymentsNotSetUp } from '#domain/billing/billing.errors.js';
import type { Payment } from '#domain/billing/payment.js';
import type { StripePayments } from '#connectors/payments/stripe/stripe-payments.js';
import type { PaymentStore } from '#persistence/billing/payment.store.js';
import { notFound } from '#domain/shared/domain-error.js';

/** What a company wants to pay. */
export interface PaymentWish {
  amountMinor: number;
  key: string;
  /** What the payer reads beside the sum. */
  title: string;
  locale: 'ru' | 'en';
}

export interface PaymentBounds {
  minimumMinor: number;
  maximumMinor: number;
}

/** Payments of companies, from the wish to what the provider says of it. */
@Injectable()
export class Payments {
  constructor(
    readonly provider: StripePayments | null,
    private readonly store: PaymentStore,
    private readonly bounds: PaymentBounds,
  ) {}

  get settings(): PaymentBounds & { provider: 'stripe' | 'test' | null } {
    return { provider: this.provider && (this.provider.test ? 'test' : 'stripe'), ...this.bounds };
  }

  /** Asked again with the same key it is the same payment. `returnTo`: where the payer comes back, by the payment's id. */
  async begin(companyId: number, wish: PaymentWish, returnTo: (paymentId: number) => string): Promise<Payment> {
    const { provider } = this;
    if (!provider) throw new PaymentsNotSetUp();
    const { minimumMinor, maximumMinor } = this.bounds;
    if (wish.amountMinor < minimumMinor || wish.amountMinor > maximumMinor) throw new AmountOutOfBounds(minimumMinor, maximumMinor);
    const { amountMinor, key, title, locale } = wish;
    const payment = await this.store.add(companyId, { key, amountMinor, provider: provider.name, test: provider.test });
    if (payment.url !== null || payment.state !== 'pending') return payment;
    const reference = { companyId, paymentId: payment.id, key: payment.key };
    const begun = await provider.begin({
      ...{ reference, amountMinor, currency: payment.currency, title, locale },
      returnUrl: returnTo(payment.id),
    });
    await this.store.begun(companyId, payment.id, begun);
    return this.get(companyId, payment.id);
  }

  async get(companyId: number, id: number): Promise<Payment> {
    const payment = await this.store.find(companyId, id);
    if (!payment) throw notFound('Payment');
    return payment;
  }

  /** The payer has changed his mind. What was paid meanwhile is paid. */
  async cancel(companyId: number, id: number): Promise<Payment> {
    const payment = await this.get(companyId, id);
    if (payment.state !== 'pending' || payment.externalId === null || !this.provider) return payment;
    const standing = await this.provider.cancel(payment.externalId);
    const settled = await this.store.settle({ companyId, paymentId: id, key: payment.key }, standing);
    return settled?.payment ?? payment;
  }
}
