import type { PaymentStanding, RefundStanding } from './payment.js';

/** What a payer is asked for. */
export interface PaymentOrder {
  reference: PaymentReference;
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
  /** What the payer reads beside the sum. */
  title: string;
  locale: 'ru' | 'en';
  /** Where the provider sends him back to, whatever he did. */
  returnUrl: string;
}

/**
 * Which payment a provider speaks of: what we gave it along. The key is nobody else's: two installations at one provider's account do not take
 * each other's payments for their own.
 */
export interface PaymentReference {
  companyId: number;
  paymentId: number;
  key: string;
}

/** What a provider told by itself, its signature checked. */
export type PaymentNotice =
  | { kind: 'standing'; reference: PaymentReference; standing: PaymentStanding }
  | { kind: 'refund'; reference: PaymentReference; refund: RefundStanding }
  /** Of something else that the account is used for. */
  | { kind: 'other' };

/** Takes money for us. Knows nothing of accounts and ledgers. */
export interface PaymentProvider {
  readonly name: string;
  /** No real money moves. */
  readonly test: boolean;
  /** Begins a payment; asked again for the same one, it is the same. Throws `PaymentProviderUnavailable`. */
  begin(order: PaymentOrder): Promise<{ externalId: string; url: string }>;
  /** Where a payment stands. Throws `PaymentProviderUnavailable`. */
  look(externalId: string): Promise<PaymentStanding>;
  /** The payer has changed his mind: nothing can be paid any more, unless it was already. */
  cancel(externalId: string): Promise<PaymentStanding>;
}
