import type { PaymentNotice } from '#domain/billing/payment-provider.port.js';
import { asNumber, asObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import { currencyOf, isTest, readReference, standingOf } from './session.js';

const OTHER: PaymentNotice = { kind: 'other' };
const SESSION_EVENTS = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
]);

/** What a notice says, its signature checked. What is not about our payments is "other". */
export function readNotice(body: Uint8Array): PaymentNotice {
  const event = asObject(parseUntrustedJson(body));
  const object = asObject(asObject(event['data'])['object']);
  const reference = readReference(object);
  if (reference === null || typeof event['type'] !== 'string') return OTHER;
  if (SESSION_EVENTS.has(event['type'])) {
    const standing = standingOf(object, event['type'] === 'checkout.session.async_payment_failed');
    return standing ? { kind: 'standing', reference, standing } : OTHER;
  }
  const refundedMinor = asNumber(object['amount_refunded']);
  if (event['type'] !== 'charge.refunded' || refundedMinor === null || refundedMinor < 0) return OTHER;
  return { kind: 'refund', reference, refund: { refundedMinor, currency: currencyOf(object), test: isTest(object) } };
}
