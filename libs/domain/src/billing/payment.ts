/** Where a payment stands. Money may still come in for a cancelled one; it is then paid. */
export type PaymentState = 'pending' | 'paid' | 'cancelled';

/** What stands in the way of entering what the provider tells of. */
export const PAYMENT_PROBLEMS = ['amount_differs', 'currency_differs', 'not_real_money', 'refund_exceeds_balance'] as const;
export type PaymentProblem = (typeof PAYMENT_PROBLEMS)[number];

/** A payment that a company asked for. */
export interface Payment {
  id: number;
  companyId: number;
  key: string;
  provider: string;
  /** With money that is none. */
  test: boolean;
  amountMinor: number;
  currency: string;
  state: PaymentState;
  externalId: string | null;
  /** Where the payer goes; null until the provider was reached. */
  url: string | null;
  refundedMinor: number;
  refundEnteredMinor: number;
  problem: PaymentProblem | null;
  createdAt: Date;
}

/** What a provider says of a payment, in a webhook or when asked. */
export interface PaymentStanding {
  externalId: string;
  /** `open`: the payer has not decided, or his bank has not. */
  state: 'open' | 'paid' | 'cancelled';
  amountMinor: number;
  currency: string;
  test: boolean;
}

/** Something was given back; a sum of all until now, so that repeats and a wrong order change nothing. */
export interface RefundStanding {
  refundedMinor: number;
  currency: string;
  test: boolean;
}

/** Why money that came is not what was asked for; null: it is. */
export function problemOf(payment: Payment, { amountMinor, currency, test }: PaymentStanding): PaymentProblem | null {
  if (test !== payment.test) return 'not_real_money';
  if (currency !== payment.currency) return 'currency_differs';
  return amountMinor === payment.amountMinor ? null : 'amount_differs';
}
