import type { InboundEvent, MessageError, MessagePricing } from '#domain/messages/inbound-event.js';
import type { MessageStatus } from '#domain/messages/status.js';
import { asId, asNumber, asObject, asText, asTime, type JsonObject } from '../../json/reading.js';
import { ignored } from '../../whatsapp/message-parts.js';
import { personAt } from '../../whatsapp/people.js';
import { refusalFor } from '../refusals.js';

const STATUSES = new Map<string, MessageStatus>([
  ['enqueued', 'accepted'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
]);

/** `type: message-event`: what became of what we sent. */
export function messageEvent(payload: JsonObject, now: Date): InboundEvent {
  const kind = asText(payload.type, 64) ?? 'without a kind';
  if (kind === 'deleted') {
    const externalId = asId(payload.id);
    return externalId === null ? ignored('a deletion without its message') : { type: 'message_revoked', externalId };
  }
  const status = STATUSES.get(kind);
  if (status === undefined) return ignored(`message event ${kind}`);
  const told = asObject(payload.payload);
  const [externalId, ...alsoKnownAs] = idsIn(payload, told);
  if (externalId === undefined) return ignored('a status without a message id');
  return {
    type: 'status_changed',
    externalId,
    ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs }),
    status,
    at: asTime(payload.ts ?? told.ts, now),
    error: status === 'failed' ? errorIn(told) : null,
    ourMessageId: null,
    recipient: personAt({ phone: payload.destination }, [])?.identities ?? [],
    pricing: pricingIn(told),
  };
}

/**
 * Ours is the answer to our send: in `gsId`, or where that is absent (at first, and after a week) in `id`, which otherwise is
 * WhatsApp's. The two cannot be told apart by their form, so both are tried, and both remembered.
 */
function idsIn(payload: JsonObject, told: JsonObject): string[] {
  const ids = [asId(payload.gsId), asId(payload.id), asId(told.whatsappMessageId)].filter((id) => id !== null);
  return [...new Set(ids)];
}

/** Texts vary, the number is what counts. */
function errorIn(told: JsonObject): MessageError {
  const code = asNumber(told.code);
  return {
    code: code === null ? 'unknown' : String(code),
    detail: asText(told.reason, 1000),
    reason: refusalFor(code)?.reason ?? 'provider_refused',
  };
}

function pricingIn(told: JsonObject): MessagePricing | null {
  const pricing = asObject(told.pricing);
  const thread = asObject(told.conversation);
  const found: MessagePricing = {
    billable: typeof pricing.billable === 'boolean' ? pricing.billable : null,
    model: asText(pricing.policy, 64) ?? asText(pricing.model, 64),
    category: asText(pricing.category, 64) ?? asText(thread.category, 64),
    type: asText(pricing.type, 64),
    providerThreadId: asId(thread.id),
  };
  return Object.values(found).some((part) => part !== null) ? found : null;
}
