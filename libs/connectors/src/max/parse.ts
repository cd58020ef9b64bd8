import type { ButtonPress, MessageContent } from '#domain/messages/content.js';
import type { ClientReachability, InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asId, asList, asNumber, asObject, asText, asTime, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { saidIn } from './content.js';
import { placeOf } from './people.js';

type Reader = (update: JsonObject, now: Date) => InboundEvent[];

const KINDS = new Map<string, Reader>([
  ['message_created', messageCreated],
  ['message_callback', pressed],
  ['message_edited', edited],
  ['message_removed', ({ message_id: id }) => removed(asId(id))],
  ['bot_started', started],
  ['bot_stopped', (update, now) => [reachability(update, false, now)]],
  ['bot_removed', (update, now) => [reachability({ ...update, chat_type: 'chat' }, false, now)]],
  ['chat_title_changed', renamed],
]);

/** The kinds that we ask the messenger for. */
export const WANTED_UPDATES = [...KINDS.keys()];

/** An update from the webhook, or the list of them that `GET /updates` answers. `now` only decides which times are impossible. */
export function parse(request: RawRequest, now = new Date()): ParsedRequest {
  let body: unknown;
  try {
    body = parseUntrustedJson(request.body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(body)) throw new UnparsableBody('The body is not a JSON object, so it is no update.');
  const updates = Array.isArray(body.updates) ? body.updates.map(asObject) : [body];
  if (!Array.isArray(body.updates) && typeof body.update_type !== 'string')
    throw new UnparsableBody('The body has no "update_type", so it is no update.');
  return { events: updates.flatMap((update) => eventsOf(update, now)), notServed: [] };
}

function eventsOf(update: JsonObject, now: Date): InboundEvent[] {
  const kind = asText(update.update_type, 64) ?? 'without a kind';
  return KINDS.get(kind)?.(update, now) ?? [ignored(`update ${kind}`)];
}

const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

/** Times come in milliseconds. */
const timeOf = (value: unknown, now: Date): Date | null => {
  const ms = asNumber(value);
  return ms === null ? null : asTime(ms / 1000, now);
};

function messageCreated({ message: source }: JsonObject, now: Date): InboundEvent[] {
  const message = asObject(source);
  const body = asObject(message.body);
  const sender = asObject(message.sender);
  const recipient = asObject(message.recipient);
  const externalId = asId(body.mid);
  const place = placeOf(recipient, sender);
  if (externalId === null) return [ignored('a message without its id')];
  if (!place) return [ignored('a message of a channel, or of nobody')];
  if (sender.is_bot === true && recipient.chat_type !== 'chat') return [ignored('a message of the bot itself')];
  const link = asObject(message.link);
  const senderId = asId(sender.user_id);
  const own = saidIn(body, senderId);
  const passedOn = link.type === 'forward' ? saidIn(asObject(link.message), null) : null;
  const text = [own.text, passedOn?.text ?? null].filter((part) => part !== null).join('\n\n') || null;
  const attachments = [...own.attachments, ...(passedOn?.attachments ?? [])];
  const content: MessageContent = {
    ...passedOn?.content,
    ...own.content,
    ...(passedOn ? { forwarded: 'once' } : {}),
    ...(place.author ? { author: place.author } : {}),
  };
  if (passedOn && own.text !== null) delete content.formatting;
  const nothing = text === null && attachments.length === 0 && !content.location && !content.contacts;
  if (nothing) content.unsupported ??= { kind: 'empty', code: null, reason: null };
  const quotes = link.type === 'reply' ? (asId(asObject(link.message).mid) ?? asId(link.mid)) : null;
  const parts = { externalId, text, content, attachments, quotes, at: timeOf(message.timestamp, now) };
  return [{ type: 'message_received', sender: { ...place.client, phone: own.ownPhone }, ...parts }];
}

/** The message is ours, so that who pressed stands apart from it; it is missing when it is gone. */
function pressed(update: JsonObject, now: Date): InboundEvent[] {
  const callback = asObject(update.callback);
  const message = asObject(update.message);
  const handle = asId(callback.callback_id);
  const place = placeOf(asObject(message.recipient), asObject(callback.user));
  const payload = asText(callback.payload, 4096);
  if (handle === null || !place) return [ignored('a press without its sender')];
  if (payload === null) return [ignored('a press without a payload')];
  const time = asNumber(callback.timestamp) ?? asNumber(update.timestamp);
  const press = pressOf(payload, asObject(message.body));
  return [
    {
      type: 'message_received',
      // The time belongs to the id: a keyboard keeps its handle, and may be pressed again.
      externalId: ['press', handle, ...(time === null ? [] : [time])].join(':').slice(0, 512),
      sender: place.client,
      text: press.title,
      content: { press, ...(place.author ? { author: place.author } : {}) },
      attachments: [],
      quotes: null,
      at: timeOf(time, now),
      pressHandle: handle,
    },
  ];
}

/** An earlier version of the keyboard may have carried the button: its title is then unknown. */
function pressOf(payload: string, body: JsonObject): ButtonPress {
  const keyboards = asList(body.attachments)
    .map(asObject)
    .filter(({ type }) => type === 'inline_keyboard');
  const buttons = keyboards
    .flatMap(({ payload: keyboard }) => asList(asObject(keyboard).buttons))
    .flatMap(asList)
    .map(asObject);
  const title = asText(buttons.find((button) => button.payload === payload)?.text, 255) ?? payload;
  const onMessage = asId(body.mid);
  return { payload, title, ...(onMessage === null ? {} : { onMessage }) };
}

function edited({ message: source }: JsonObject): InboundEvent[] {
  const body = asObject(asObject(source).body);
  const externalId = asId(body.mid);
  return [
    externalId === null ? ignored('an edit without its message') : { type: 'message_edited', externalId, text: saidIn(body, null).text },
  ];
}

const removed = (externalId: string | null): InboundEvent[] => [
  externalId === null ? ignored('a deletion without its message') : { type: 'message_revoked', externalId },
];

/** Who starts the bot anew may have stopped it before. */
function started(update: JsonObject, now: Date): InboundEvent[] {
  const place = placeOf({ chat_id: update.chat_id }, asObject(update.user));
  if (!place) return [ignored('a start without its user')];
  const [user] = place.client.identities;
  const externalId = `start:${user?.value ?? ''}:${String(asNumber(update.timestamp) ?? '')}`;
  return [
    reachability(update, true, now),
    {
      type: 'conversation_started',
      externalId,
      client: place.client,
      payload: asText(update.payload, 1024),
      at: timeOf(update.timestamp, now),
    },
  ];
}

function reachability(update: JsonObject, reachable: boolean, now: Date): InboundEvent {
  const place = placeOf(update, asObject(update.user));
  if (!place) return ignored('a stop without its user');
  const line: ClientReachability['line'] = reachable ? 'client_unblocked_channel' : 'client_blocked_channel';
  return { type: 'client_reachability', client: place.client.identities, reachable, line, at: timeOf(update.timestamp, now) };
}

function renamed({ chat_id: chat, title }: JsonObject): InboundEvent[] {
  const place = placeOf({ chat_id: chat, chat_type: 'chat' }, {});
  const name = asText(title, 255);
  return [place && name !== null ? { type: 'client_named', client: { ...place.client, name } } : ignored('a title without its chat')];
}
