import { CHANNEL_SESSION_STATES } from '#domain/channels/channel-session.js';
import type { ClientIdentity } from '#domain/clients/identity.js';
import type { InboundEvent, SessionChanged } from '#domain/messages/inbound-event.js';
import { asId, asObject, asText, type JsonObject } from '../json/reading.js';

/** A key of a sentence; whatever else a messenger writes there is made one. */
export function problemKey(value: unknown): string | null {
  const key = asText(value, 64)
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return key || null;
}

/** What a gateway says for itself; null: the event is the messenger's. */
export function gatewayEvent(body: JsonObject, identitiesOf: (chat: string) => ClientIdentity[], now: Date): InboundEvent | null {
  const data = asObject(body.data);
  switch (body.event) {
    case 'gateway.hello':
      return { type: 'ignored', reason: 'the gateway asks whether it is known' };
    case 'gateway.session':
      return sessionEvent(data);
    case 'gateway.client':
      return clientEvent(data, identitiesOf, now);
    default:
      return null;
  }
}

function sessionEvent(data: JsonObject): InboundEvent {
  const state = CHANNEL_SESSION_STATES.find((known) => known === data.state);
  const changed: SessionChanged = { type: 'session_changed', ...(state ? { state } : {}) };
  if (data.qr !== undefined) changed.qr = asText(data.qr, 16_384);
  if (data.problem !== undefined) changed.problem = problemKey(data.problem);
  if (data.account !== undefined) changed.account = asText(data.account, 255);
  return changed;
}

function clientEvent(data: JsonObject, identitiesOf: (chat: string) => ClientIdentity[], at: Date): InboundEvent {
  const chat = asId(data.chat);
  const client = chat === null ? [] : identitiesOf(chat);
  if (client.length === 0) return { type: 'ignored', reason: 'news of a client without his chat' };
  const line = data.problem === 'deleted' ? 'client_deleted_account' : 'client_blocked_channel';
  return { type: 'client_reachability', client, reachable: false, line, at };
}
