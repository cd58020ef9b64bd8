import type { InboundEvent, MessageReceived } from '#domain/messages/inbound-event.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asId, asObject, asText, asTime, type JsonObject } from '../json/reading.js';
import { externalIdOf, identityOf } from './addresses.js';
import { ownPhone, saidIn } from './content.js';
import { filesOf } from './files.js';
import { sceneOf, type Scene } from './people.js';
import { serviceOf, unknownKindOf } from './service-messages.js';

export const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

/** What reading a message may look at besides the message. */
export interface Reading {
  now: Date;
  /** The bot's own id, by which its own messages are known again; null when the token does not say. */
  botId: string | null;
}

export const sceneOfMessage = (message: JsonObject): Scene | null =>
  sceneOf({
    chat: asObject(message.chat),
    from: asObject(message.from),
    senderChat: asObject(message.sender_chat),
    connection: asId(message.business_connection_id),
  });

/** `message` and `business_message`. */
export function messageEvent(message: JsonObject, { now, botId }: Reading): InboundEvent {
  const messageId = asId(message.message_id);
  const scene = sceneOfMessage(message);
  if (messageId === null) return ignored('a message without its number');
  if (!scene) return ignored('a message of a channel, or of nobody');
  if (message.is_automatic_forward === true) return ignored("a post of the group's channel");
  const service = serviceMessage(message, scene, externalIdOf(scene.address, messageId), now);
  if (service) return service;
  const parts = partsOf(message, messageId, scene, now);
  if (!isOwners(message, scene)) return { type: 'message_received', sender: { ...scene.client, phone: ownPhone(message) }, ...parts };
  const byUs = botId !== null && asId(asObject(message.sender_business_bot).id) === botId;
  return byUs ? ignored('our own message') : { type: 'message_echoed', to: scene.client, ...parts };
}

/** `edited_message` and `edited_business_message`. A place that moves is told as an edit too. */
export function editEvent(message: JsonObject): InboundEvent {
  const messageId = asId(message.message_id);
  const scene = sceneOfMessage(message);
  if (messageId === null || !scene) return ignored('an edit without its message');
  if (message.location !== undefined) return ignored('a live location moved');
  return { type: 'message_edited', externalId: externalIdOf(scene.address, messageId), text: saidIn(message)?.text ?? null };
}

/** In a chat of the connected personal account whoever is not the chat's partner is the account's owner. */
function isOwners({ from }: JsonObject, { address }: Scene): boolean {
  const author = asId(asObject(from).id);
  return address.connection !== null && author !== null && author !== address.chatId;
}

function partsOf(message: JsonObject, messageId: string, scene: Scene, now: Date): Omit<MessageReceived, 'type' | 'sender'> {
  const attachments = filesOf(message);
  const said = saidIn(message);
  const nothing = said === null && attachments.length === 0;
  const content: MessageContent = {
    ...said?.content,
    ...(isForwarded(message) ? { forwarded: 'once' } : {}),
    ...(nothing ? { unsupported: { kind: unknownKindOf(message), code: null, reason: null } } : {}),
    ...(scene.author ? { author: scene.author } : {}),
    ...albumOf(message),
  };
  const { address } = scene;
  const externalId = externalIdOf(address, messageId);
  const quoted = quotedOf(message);
  const quotes = quoted === null ? null : externalIdOf(address, quoted);
  return { externalId, text: said?.text ?? null, content, attachments, quotes, at: asTime(message.date, now) };
}

const isForwarded = (message: JsonObject): boolean =>
  ['forward_origin', 'forward_from', 'forward_from_chat', 'forward_sender_name', 'forward_date'].some((key) => message[key] !== undefined);

function albumOf(message: JsonObject): Pick<MessageContent, 'album'> {
  const album = asId(message.media_group_id);
  return album === null ? {} : { album };
}

/** In a forum every message formally answers the one that opened its topic. */
function quotedOf(message: JsonObject): string | null {
  const quoted = asObject(message.reply_to_message);
  const id = asId(quoted.message_id);
  const opensTopic =
    quoted.forum_topic_created !== undefined || (message.is_topic_message === true && id === asId(message.message_thread_id));
  return opensTopic ? null : id;
}

/** Null: it is none. A group that is renamed or gets a new id stays the same client. */
function serviceMessage(message: JsonObject, scene: Scene, externalId: string, now: Date): InboundEvent | null {
  const title = asText(message.new_chat_title, 255);
  if (title !== null && scene.group) return { type: 'client_named', client: { ...scene.client, name: title } };
  const newId = asId(message.migrate_to_chat_id);
  if (newId !== null) return groupMoved(scene, newId, externalId, asTime(message.date, now));
  const service = serviceOf(message);
  return service === null ? null : ignored(`service message ${service}`);
}

function groupMoved({ identity }: Scene, newId: string, externalId: string, at: Date | null): InboundEvent {
  const to = identityOf({ chatId: newId, connection: null }, true);
  return { type: 'identity_changed', externalId, from: [identity], to, phone: null, line: 'group_upgraded', text: null, at };
}
