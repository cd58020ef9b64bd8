import type { InboundEvent, MessageImported, MessageReceived } from '#domain/messages/inbound-event.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asId, asNumber, asObject, asText, asTime, isObject, type JsonObject } from '../json/reading.js';
import { saidIn, unwrapped } from './content.js';
import { chatIdentities, identitiesOf, isGroup, phoneOf, senderOf } from './jids.js';
import { statusOf } from './statuses.js';

export const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

/** One message of `messages.upsert`: new, changed, reacted to, or taken back. */
export function messageEvent(message: JsonObject, now: Date): InboundEvent {
  const key = asObject(message.key);
  const chat = chatIdentities(key);
  const id = asId(key.id);
  if (id === null || chat.length === 0) return ignored('a message of no chat that could be answered');
  const body = unwrapped(asObject(message.message));
  const change = changeIn(body, key);
  if (change) return change;
  const parts = partsOf(message, body, id, now);
  if (!parts) return ignored('a message that phones exchange among themselves');
  // Of our own messages `pushName` is our name, and must not become the client's.
  if (key.fromMe === true) return { type: 'message_echoed', to: senderOf(chat, null), ...parts };
  const name = isGroup(chat) ? null : asText(message.pushName, 255);
  return { type: 'message_received', sender: senderOf(chat, name), ...parts };
}

/** Reactions, edits and deletions come as messages about messages. */
function changeIn(body: JsonObject, key: JsonObject): InboundEvent | null {
  if (isObject(body.reactionMessage)) return reactionEvent(body.reactionMessage, key);
  const protocol = asObject(asObject(asObject(body.editedMessage).message).protocolMessage ?? body.protocolMessage);
  const target = asId(asObject(protocol.key).id);
  if (target === null) return isObject(body.protocolMessage) ? ignored('a protocol message') : null;
  if (protocol.type === 'REVOKE' || protocol.type === 0 || protocol.type === undefined)
    return { type: 'message_revoked', externalId: target };
  if (isObject(protocol.editedMessage)) return editEvent(target, protocol.editedMessage);
  return ignored('a protocol message');
}

export function editEvent(externalId: string, message: unknown): InboundEvent {
  return { type: 'message_edited', externalId, text: saidIn(unwrapped(asObject(message)), externalId)?.text ?? null };
}

/** `key` is the reaction's own: it says who reacted, its inner key to what. */
export function reactionEvent(reaction: JsonObject, key: JsonObject): InboundEvent {
  const onMessage = asId(asObject(reaction.key).id);
  const by = key.fromMe === true ? [] : chatIdentities(key);
  if (onMessage === null || (by.length === 0 && key.fromMe !== true)) return ignored('a reaction without its message');
  return { type: 'reaction_changed', onMessage, emoji: asText(reaction.text, 64), by };
}

/** A message whose sender's phone has not handed over the key yet; it comes again when it has. */
const UNDECRYPTED = new Set<unknown>([2, 'CIPHERTEXT']);

type Parts = Omit<MessageReceived, 'type' | 'sender'>;

function partsOf(message: JsonObject, body: JsonObject, id: string, now: Date): Parts | null {
  const waits = UNDECRYPTED.has(message.messageStubType) && Object.keys(body).length === 0;
  const said = waits
    ? { text: null, content: { unsupported: { kind: 'undecrypted', code: null, reason: null } }, attachments: [], context: {} }
    : saidIn(body, id);
  if (!said) return null;
  const { context } = said;
  const author = authorOf(message);
  const content: MessageContent = { ...said.content, ...forwarding(context), ...(author ? { author } : {}) };
  if (content.press) content.press = { ...content.press, ...pressedOn(context) };
  const quotes = content.press ? null : asId(context.stanzaId);
  return {
    externalId: id,
    text: said.text,
    content,
    attachments: said.attachments,
    quotes,
    at: asTime(longOf(message.messageTimestamp), now),
  };
}

/** 64-bit numbers come as numbers, as text, or in halves. */
export const longOf = (value: unknown): unknown => (isObject(value) && asNumber(value.high) === 0 ? value.low : value);

function authorOf(message: JsonObject): MessageContent['author'] | null {
  const key = asObject(message.key);
  const people = identitiesOf(key.participant, key.participantAlt, message.participant);
  if (key.fromMe === true || !isGroup(chatIdentities(key)) || people.length === 0) return null;
  const id = phoneOf(people) ?? people[0]?.value ?? null;
  return { id, name: asText(message.pushName, 255) ?? id ?? '—' };
}

function forwarding({ isForwarded, forwardingScore }: JsonObject): Pick<MessageContent, 'forwarded'> {
  if (isForwarded !== true) return {};
  return { forwarded: (asNumber(forwardingScore) ?? 0) >= 5 ? 'many' : 'once' };
}

function pressedOn({ stanzaId }: JsonObject): { onMessage?: string } {
  const onMessage = asId(stanzaId);
  return onMessage === null ? {} : { onMessage };
}

/** A message of the history that the phone hands over when somebody signs in; null: nothing to keep. */
export function importedMessage(message: JsonObject, now: Date): MessageImported | null {
  const event = messageEvent(message, now);
  if (event.type !== 'message_received' && event.type !== 'message_echoed') return null;
  const { externalId, text, content, attachments, quotes, at } = event;
  const parts = { externalId, text, content, attachments, quotes, at, awaitsAttachment: false };
  if (event.type === 'message_received') {
    return { type: 'message_imported', client: event.sender, direction: 'from_client', status: 'none', ...parts };
  }
  return { type: 'message_imported', client: event.to, direction: 'to_client', status: statusOf(message.status) ?? 'sent', ...parts };
}
