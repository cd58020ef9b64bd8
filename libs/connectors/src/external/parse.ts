import type { ClientReachability, InboundEvent, MessageReceived } from '#domain/messages/inbound-event.js';
import type { MessageStatus } from '#domain/messages/status.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asId, asList, asNumber, asObject, asText, asTime, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { contentOf, filesOf } from './content.js';
import { ourIdOf } from './ids.js';
import { senderOf } from './people.js';

/** Why an item of a webhook could not be read; the others go on. */
class UnreadableItem extends Error {}

type Reader = (item: JsonObject, now: Date) => InboundEvent[];

const KINDS = new Map<string, Reader>([
  ['message', (item, now) => [written(item, now)]],
  ['press', (item, now) => [pressed(item, now)]],
  ['edit', (item) => [{ type: 'message_edited', externalId: idIn(item, 'id'), text: asText(item.text) }]],
  ['delete', (item) => [{ type: 'message_revoked', externalId: idIn(item, 'id') }]],
  ['reaction', (item) => [reacted(item)]],
  ['status', (item, now) => [statusChanged(item, now)]],
  ['read', wasRead],
  ['typing', (item) => [{ type: 'client_typing', client: personIn(item).identities }]],
  ['start', (item, now) => [started(item, now)]],
  ['blocked', (item, now) => [reachability(item, false, now)]],
  ['unblocked', (item, now) => [reachability(item, true, now)]],
]);

const MOST_ITEMS = 500;

/** What a program tells: one event, or `events` with many. `now` only decides which times are impossible. */
export function parse(request: RawRequest, now = new Date()): ParsedRequest {
  let body: unknown;
  try {
    body = parseUntrustedJson(request.body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(body)) throw new UnparsableBody('The body is not a JSON object, so it tells nothing.');
  const many = Array.isArray(body.events);
  if (!many && typeof body.type !== 'string') throw new UnparsableBody('The body has neither "type" nor "events".');
  const items = many ? asList(body.events) : [body];
  const events: InboundEvent[] = [];
  const failed: string[] = items.length > MOST_ITEMS ? [`Only the first ${MOST_ITEMS} of ${items.length} events were taken.`] : [];
  for (const item of items.slice(0, MOST_ITEMS)) {
    try {
      events.push(...eventsOf(asObject(item), now));
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error;
      failed.push(error.message);
    }
  }
  return { events, notServed: [], ...(failed.length > 0 ? { failed } : {}) };
}

/** A kind that we don't know may be a client's message: it is shown as one that cannot be shown. */
function eventsOf(item: JsonObject, now: Date): InboundEvent[] {
  const type = asText(item.type, 64) ?? 'without a type';
  const known = KINDS.get(type);
  if (known) return known(item, now);
  if (asId(item.id) === null || senderOf(item.from) === null) return [{ type: 'ignored', reason: `event ${type}` }];
  const message = received(item, now);
  return [{ ...message, content: { ...message.content, unsupported: { kind: type, code: null, reason: null } } }];
}

function written(item: JsonObject, now: Date): MessageReceived {
  const message = received(item, now);
  const nothing = message.text === null && message.attachments.length === 0 && Object.keys(message.content).length === 0;
  if (nothing) message.content.unsupported = { kind: 'empty', code: null, reason: null };
  return message;
}

const received = (item: JsonObject, now: Date): MessageReceived => ({
  type: 'message_received',
  externalId: idIn(item, 'id'),
  sender: personIn(item),
  text: asText(item.text),
  content: contentOf(item),
  attachments: filesOf(item.attachments),
  quotes: asId(item.reply_to),
  at: timeOf(item.at, now),
});

function pressed(item: JsonObject, now: Date): MessageReceived {
  const payload = asText(item.payload, 4096);
  if (payload === null) throw new UnreadableItem('"payload" is missing in a press.');
  const title = asText(item.title, 255) ?? payload;
  const onMessage = asId(item.message_id);
  const press = { payload, title, ...(onMessage === null ? {} : { onMessage }) };
  return {
    ...{ type: 'message_received', externalId: idIn(item, 'id'), sender: personIn(item), text: title },
    ...{ content: { press }, attachments: [], quotes: null, at: timeOf(item.at, now) },
  };
}

const reacted = (item: JsonObject): InboundEvent => ({
  type: 'reaction_changed',
  onMessage: idIn(item, 'message_id'),
  emoji: asText(item.emoji, 64),
  by: personIn(item).identities,
});

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  ...{ sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' },
};

function statusChanged(item: JsonObject, now: Date): InboundEvent {
  const externalId = idIn(item, 'message_id');
  const told = asText(item.status, 64) ?? 'none';
  const status = Object.hasOwn(STATUSES, told) ? STATUSES[told] : undefined;
  if (status === undefined) return { type: 'ignored', reason: `status ${told}` };
  const { code, message } = asObject(item.error);
  const error =
    status === 'failed' ? { code: asText(code, 128) ?? 'failed', detail: asText(message, 1000), reason: 'provider_refused' } : null;
  return statusOf(externalId, status, error, timeOf(item.at, now));
}

/** The client has read one of our messages, or several. */
function wasRead(item: JsonObject, now: Date): InboundEvent[] {
  const ids = asList(item.message_ids)
    .slice(0, MOST_ITEMS)
    .map(asId)
    .filter((id) => id !== null);
  const [first] = ids;
  return (first === undefined ? [idIn(item, 'message_id')] : ids).map((id) => statusOf(id, 'read', null, timeOf(item.at, now)));
}

type StatusChanged = Extract<InboundEvent, { type: 'status_changed' }>;

const statusOf = (externalId: string, status: MessageStatus, error: StatusChanged['error'], at: Date | null): StatusChanged => ({
  ...{ type: 'status_changed', externalId, status, at, error, ourMessageId: ourIdOf(externalId), recipient: [], pricing: null },
});

const started = (item: JsonObject, now: Date): InboundEvent => ({
  ...{ type: 'conversation_started', externalId: idIn(item, 'id'), client: personIn(item) },
  ...{ payload: asText(item.payload, 1024), at: timeOf(item.at, now) },
});

function reachability(item: JsonObject, reachable: boolean, now: Date): InboundEvent {
  const line: ClientReachability['line'] = reachable ? 'client_unblocked_channel' : 'client_blocked_channel';
  return { type: 'client_reachability', client: personIn(item).identities, reachable, line, at: timeOf(item.at, now) };
}

function idIn(item: JsonObject, field: string): string {
  const id = asId(item[field]);
  if (id === null) throw new UnreadableItem(`"${field}" is missing in an event of the kind "${String(item.type).slice(0, 64)}".`);
  return id;
}

function personIn(item: JsonObject): ReturnType<typeof senderOf> & object {
  const person = senderOf(item.from);
  if (person === null) throw new UnreadableItem('"from" must have an "id" or a "phone" of 5 to 20 digits.');
  return person;
}

/** ISO 8601, or seconds since 1970. */
function timeOf(value: unknown, now: Date): Date | null {
  const seconds = asNumber(value) ?? (typeof value === 'string' && value.length < 64 ? Date.parse(value) / 1000 : null);
  return Number.isNaN(seconds) ? null : asTime(seconds, now);
}
