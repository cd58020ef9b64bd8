import type { InboundEvent, MessagePricing } from '#domain/messages/inbound-event.js';
import type { MessageError } from '#domain/messages/inbound-event.js';
import type { MessageStatus } from '#domain/messages/status.js';
import { asId, asList, asNumber, asObject, asText, asTime, type JsonObject } from '../json/reading.js';
import { refusalFor } from './refusals.js';
import { personAt } from './people.js';
import { ignored } from './message-parts.js';

const STATUSES = new Map<string, MessageStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
]);

/** `statuses` of the field `messages`: what became of what we sent. `contacts` beside them are recipients, not writers. */
export function statusChanges(value: JsonObject, now: Date): InboundEvent[] {
  return asList(value.statuses).map((item) => {
    const change = asObject(item);
    const externalId = asId(change.id);
    const status = STATUSES.get(asText(change.status, 64) ?? '');
    if (change.type === 'payment') return ignored('status of a payment');
    if (externalId === null) return ignored('a status without a message id');
    if (status === undefined) return ignored(`status ${asText(change.status, 64) ?? 'without a value'}`);
    return {
      type: 'status_changed',
      externalId,
      status,
      at: asTime(change.timestamp, now),
      error: status === 'failed' ? errorOf(change.errors) : null,
      ourMessageId: asId(change.biz_opaque_callback_data),
      recipient: recipientOf(change, value.contacts),
      pricing: pricingOf(change),
    };
  });
}

/** In a group the recipient id names the group, so it says nothing about the client. */
function recipientOf(change: JsonObject, contacts: unknown): NonNullable<ReturnType<typeof personAt>>['identities'] {
  if (change.recipient_type === 'group') return [];
  const address = { phone: change.recipient_id, user: change.recipient_user_id, parentUser: change.recipient_parent_user_id };
  return personAt(address, contacts)?.identities ?? [];
}

/** The first error in our words. Only the code is sure to be there. */
export function errorOf(errors: unknown): MessageError {
  const error = asObject(asList(errors)[0]);
  const code = asNumber(error.code);
  return { code: code === null ? 'unknown' : String(code), detail: wordsOf(error), reason: refusalFor(code)?.reason ?? 'provider_refused' };
}

/** The most telling words that the provider gave. */
export const wordsOf = (error: JsonObject): string | null =>
  asText(asObject(error.error_data).details, 1000) ?? asText(error.message, 1000) ?? asText(error.title, 1000);

function pricingOf(change: JsonObject): MessagePricing | null {
  const pricing = asObject(change.pricing);
  const thread = asObject(change.conversation);
  const found: MessagePricing = {
    billable: typeof pricing.billable === 'boolean' ? pricing.billable : null,
    model: asText(pricing.pricing_model, 64),
    category: asText(pricing.category, 64) ?? asText(asObject(thread.origin).type, 64),
    type: asText(pricing.type, 64),
    providerThreadId: asId(thread.id),
  };
  return Object.values(found).some((part) => part !== null) ? found : null;
}
