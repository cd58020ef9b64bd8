import { randomBytes } from 'node:crypto';

/** A Checkout Session as the simulated provider keeps it. */
export interface Session {
  id: string;
  paymentIntent: string;
  /** Said with every request that may be repeated. */
  idempotencyKey: string | null;
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'unpaid' | 'paid';
  amount: number;
  currency: string;
  title: string;
  locale: 'ru' | 'en';
  reference: string;
  metadata: Record<string, string>;
  successUrl: string;
  cancelUrl: string;
  refunded: number;
  createdAt: number;
}

const id = (prefix: string): string => `${prefix}_test_${randomBytes(18).toString('hex')}`;
const metadataOf = (form: URLSearchParams, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const key = name.startsWith(`${prefix}[`) ? name.slice(prefix.length + 1, -1) : null;
      return key === null ? [] : [[key, value]];
    }),
  );

/** Null: the form is not one of a payment. */
export function sessionOf(form: URLSearchParams, idempotencyKey: string | null): Session | null {
  const amount = Number(form.get('line_items[0][price_data][unit_amount]'));
  const [currency, successUrl] = [form.get('line_items[0][price_data][currency]'), form.get('success_url')];
  const known = form.get('mode') === 'payment' && Number.isSafeInteger(amount) && amount > 0;
  if (!known || currency === null || successUrl === null || !/^https?:\/\//.test(successUrl)) return null;
  return {
    ...{ id: id('cs'), paymentIntent: id('pi'), idempotencyKey, status: 'open', paymentStatus: 'unpaid', amount, currency, successUrl },
    title: form.get('line_items[0][price_data][product_data][name]') ?? '',
    locale: form.get('locale') === 'ru' ? 'ru' : 'en',
    reference: form.get('client_reference_id') ?? '',
    metadata: metadataOf(form, 'metadata'),
    cancelUrl: form.get('cancel_url') ?? successUrl,
    ...{ refunded: 0, createdAt: Math.floor(Date.now() / 1000) },
  };
}

/** The session as the API and the webhooks show it. */
export const sessionObject = (session: Session, pageUrl: string | null): object => ({
  id: session.id,
  object: 'checkout.session',
  amount_total: session.amount,
  cancel_url: session.cancelUrl,
  client_reference_id: session.reference,
  created: session.createdAt,
  currency: session.currency,
  livemode: false,
  metadata: session.metadata,
  mode: 'payment',
  payment_intent: session.status === 'complete' ? session.paymentIntent : null,
  payment_status: session.paymentStatus,
  status: session.status,
  success_url: session.successUrl,
  url: session.status === 'open' ? pageUrl : null,
});

export const chargeObject = (session: Session): object => ({
  id: session.paymentIntent.replace('pi_', 'ch_'),
  object: 'charge',
  amount: session.amount,
  amount_refunded: session.refunded,
  currency: session.currency,
  livemode: false,
  metadata: session.metadata,
  payment_intent: session.paymentIntent,
  refunded: session.refunded === session.amount,
});

export const eventObject = (type: string, object: object): object => ({
  ...{ id: `evt_test_${randomBytes(12).toString('hex')}`, object: 'event', api_version: '2024-06-20' },
  ...{ created: Math.floor(Date.now() / 1000), data: { object }, livemode: false, pending_webhooks: 1, type },
});
