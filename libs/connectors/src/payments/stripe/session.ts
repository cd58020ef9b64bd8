import type { PaymentReference } from '#domain/billing/payment-provider.port.js';
import type { PaymentStanding } from '#domain/billing/payment.js';
import { asId, asNumber, asObject, type JsonObject } from '../../json/reading.js';

/** Under this name a payment's reference goes along with everything that belongs to it: the session, and what is charged. */
export const METADATA = 'deskwire_payment';

export const writeReference = ({ companyId, paymentId, key }: PaymentReference): string => `${companyId}.${paymentId}.${key}`;

/** Null: of something else that the account is used for. */
export function readReference(object: JsonObject): PaymentReference | null {
  const [, companyId, paymentId, key] =
    /^(\d{1,15})\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(asId(asObject(object['metadata'])[METADATA]) ?? '') ?? [];
  return key === undefined ? null : { companyId: Number(companyId), paymentId: Number(paymentId), key };
}

export const currencyOf = (object: JsonObject): string => (asId(object['currency']) ?? '').toUpperCase();
/** Said nothing, it is no real money. */
export const isTest = (object: JsonObject): boolean => object['livemode'] !== true;

/** A Checkout Session as it stands; null: it is none. `failed`: the bank said no in the end. */
export function standingOf(session: JsonObject, failed = false): PaymentStanding | null {
  const externalId = asId(session['id']);
  const amountMinor = asNumber(session['amount_total']);
  if (externalId === null || amountMinor === null) return null;
  const paid = session['status'] === 'complete' && session['payment_status'] === 'paid';
  const cancelled = failed || session['status'] === 'expired';
  const state = paid ? 'paid' : cancelled ? 'cancelled' : 'open';
  return { externalId, state, amountMinor, currency: currencyOf(session), test: isTest(session) };
}
