import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { gatewayEvent } from '../gateway/events.js';
import { asList, asNumber, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { connectionEvent } from './connection.js';
import { chatIdentities, identitiesOf, senderOf } from './jids.js';
import { editEvent, ignored, importedMessage, messageEvent, reactionEvent } from './read-message.js';
import { receiptEvent, statusEvent } from './statuses.js';

type Reader = (data: unknown, now: Date) => InboundEvent[];

const each = (list: unknown, read: (item: JsonObject) => InboundEvent): InboundEvent[] => asList(list).map((item) => read(asObject(item)));

/** Baileys' events that mean something here. */
const EVENTS: Readonly<Record<string, Reader>> = {
  'connection.update': (data) => [connectionEvent(asObject(data))],
  'messages.upsert': (data, now) => each(asObject(data).messages, (message) => messageEvent(message, now)),
  'messages.update': (data) => each(data, updateEvent),
  'message-receipt.update': (data, now) => each(data, (entry) => receiptEvent(entry, now)),
  'messages.reaction': (data) => each(data, ({ key, reaction }) => reactionEvent({ ...asObject(reaction), key }, reactorOf(reaction, key))),
  'presence.update': (data) => [typing(asObject(data))],
  'chats.update': (data) => each(data, readEvent),
  'chats.upsert': (data) => each(data, readEvent),
  'contacts.upsert': (data) => each(data, contactEvent),
  'contacts.update': (data) => each(data, contactEvent),
  'groups.upsert': (data) => each(data, groupEvent),
  'groups.update': (data) => each(data, groupEvent),
};

/** One event as Baileys emits it: `{event, data}`, and whatever else the gateway's envelope holds. */
export function parse(request: RawRequest, now = new Date()): ParsedRequest {
  let body: unknown;
  try {
    body = parseUntrustedJson(request.body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(body)) throw new UnparsableBody('The body is not a JSON object, so it is no event of the gateway.');
  const said = gatewayEvent(body, (chat) => identitiesOf(chat), now);
  if (said) return { events: [said], notServed: [] };
  const name = asText(body.event, 64);
  if (name === null) throw new UnparsableBody('The body has no "event", which names every event of the gateway.');
  if (name === 'messaging-history.set') return historyOf(asObject(body.data), now);
  const events = (Object.hasOwn(EVENTS, name) ? EVENTS[name]?.(body.data, now) : null) ?? [ignored(`event ${name}`)];
  return { events: events.length > 0 ? events : [ignored('an event that says nothing')], notServed: [] };
}

/** What the phone hands over of older messages after somebody has signed in. */
function historyOf(data: JsonObject, now: Date): ParsedRequest {
  const messages = asList(data.messages).map((message) => importedMessage(asObject(message), now));
  const progress = asNumber(data.progress);
  const contacts = asList(data.contacts).map((contact) => contactEvent(asObject(contact)));
  const events: InboundEvent[] = [
    ...contacts.filter(({ type }) => type === 'client_named'),
    ...messages.filter((message) => message !== null),
  ];
  return {
    events: events.length > 0 ? events : [ignored('a piece of the history with nothing in it')],
    notServed: [],
    history: { phase: asNumber(data.syncType), order: asNumber(data.chunkOrder), progress },
  };
}

function updateEvent(entry: JsonObject): InboundEvent {
  const { key, update } = { key: asObject(entry.key), update: asObject(entry.update) };
  const id = asText(key.id, 512);
  const edited = asObject(asObject(update.message).editedMessage).message;
  if (id !== null && isObject(edited)) return editEvent(id, edited);
  if (id !== null && (update.messageStubType === 1 || update.messageStubType === 'REVOKE'))
    return { type: 'message_revoked', externalId: id };
  if (update.status !== undefined) return statusEvent(key, update.status, update.messageStubParameters);
  return ignored('a change of a message that nobody sees');
}

/** Beside the message reacted to this event tells who did it, in the reaction's own key. */
const reactorOf = (reaction: unknown, on: unknown): JsonObject => {
  const own = asObject(asObject(reaction).key);
  return own.remoteJid === undefined ? asObject(on) : own;
};

function typing({ id, presences }: JsonObject): InboundEvent {
  const client = identitiesOf(id);
  const types = Object.values(asObject(presences)).some((presence) =>
    ['composing', 'recording'].includes(asText(asObject(presence).lastKnownPresence, 32) ?? ''),
  );
  return types && client.length > 0 ? { type: 'client_typing', client } : ignored('somebody came or went');
}

/** We have read the chat on another device. */
function readEvent(chat: JsonObject): InboundEvent {
  const client = chatIdentities({ remoteJid: chat.id });
  return chat.unreadCount === 0 && client.length > 0 ? { type: 'read_elsewhere', client } : ignored('a change of a chat');
}

/** A name from the phone's address book, else the one that the person chose. */
function contactEvent({ id, lid, phoneNumber, jid, name, notify, verifiedName }: JsonObject): InboundEvent {
  const identities = identitiesOf(phoneNumber, jid, id, lid);
  const known = asText(name, 255) ?? asText(verifiedName, 255) ?? asText(notify, 255);
  if (identities.length === 0 || known === null) return ignored('a contact without a name');
  return { type: 'client_named', client: senderOf(identities, known) };
}

function groupEvent({ id, subject }: JsonObject): InboundEvent {
  const identities = identitiesOf(id);
  const name = asText(subject, 255);
  return identities.length > 0 && name !== null
    ? { type: 'client_named', client: senderOf(identities, name) }
    : ignored('a change of a group');
}
