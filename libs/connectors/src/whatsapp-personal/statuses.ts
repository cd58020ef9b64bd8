import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { MessageStatus } from '#domain/messages/status.js';
import { asId, asNumber, asObject, asText, asTime, type JsonObject } from '../json/reading.js';
import { chatIdentities } from './jids.js';
import { refusals } from './refusals.js';

const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

/** WhatsApp's ladder, by number or by name. "Played" is a voice note that was listened to: more than read, and shown as it. */
const STATUSES: Readonly<Record<string, MessageStatus>> = {
  ...{ 0: 'failed', ERROR: 'failed', 2: 'sent', SERVER_ACK: 'sent', 3: 'delivered', DELIVERY_ACK: 'delivered' },
  ...{ 4: 'read', READ: 'read', 5: 'read', PLAYED: 'read' },
};

export const statusOf = (value: unknown): MessageStatus | null => {
  const name = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return Object.hasOwn(STATUSES, name) ? (STATUSES[name] ?? null) : null;
};

/** `key.fromMe` false: the message is the client's, and it is we who have read it, on another device. */
export function statusEvent(key: JsonObject, value: unknown, params: unknown): InboundEvent {
  const externalId = asId(key.id);
  const status = statusOf(value);
  const client = chatIdentities(key);
  if (key.fromMe === false) {
    if (status === 'read' && externalId !== null) return { type: 'read_elsewhere', client, externalId };
    return ignored("a status of the client's own message");
  }
  if (externalId === null || status === null) return ignored(`status ${asText(value, 32) ?? asNumber(value) ?? 'unknown'}`);
  const code = Array.isArray(params) ? asText(params[0], 64) : null;
  const error =
    status === 'failed' ? { code: code ?? 'ERROR', detail: null, reason: refusals(code ?? '')?.reason ?? 'provider_refused' } : null;
  return { type: 'status_changed', externalId, status, at: null, error, ourMessageId: null, recipient: [] };
}

/** Who of a group has got or read a message; the first one decides for the tick. */
export function receiptEvent(entry: JsonObject, now: Date): InboundEvent {
  const { key, receipt } = { key: asObject(entry.key), receipt: asObject(entry.receipt) };
  const externalId = asId(key.id);
  const read = asTime(receipt.readTimestamp ?? receipt.playedTimestamp, now);
  const delivered = asTime(receipt.receiptTimestamp, now);
  if (externalId === null || key.fromMe !== true || (!read && !delivered)) return ignored('a receipt of no message of ours');
  const status = read ? 'read' : 'delivered';
  return { type: 'status_changed', externalId, status, at: read ?? delivered, error: null, ourMessageId: null, recipient: [] };
}
