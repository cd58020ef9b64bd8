import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asId, asText, type JsonObject } from '../json/reading.js';
import { identityOf, type ChatAddress } from './addresses.js';

/** Where something happened, and who did it. */
export interface Scene {
  address: ChatAddress;
  group: boolean;
  identity: ClientIdentity;
  client: Sender;
  /** Set in groups: the member who wrote. */
  author: MessageContent['author'] | null;
}

/** Null: nobody is named, or it is a channel's post, to which nobody answers. */
export function sceneOf(source: { chat: JsonObject; from: JsonObject; senderChat?: JsonObject; connection?: string | null }): Scene | null {
  const { chat, from, senderChat = {}, connection = null } = source;
  const chatId = asId(chat.id) ?? asId(from.id);
  if (chatId === null || chat.type === 'channel') return null;
  const group = chat.type === 'group' || chat.type === 'supergroup' || (typeof chat.type !== 'string' && chatId.startsWith('-'));
  const address = { chatId, connection };
  // In the chat with the bot the user is the chat; where the two differ (forwarded buttons), it is he who writes and is answered.
  const spokenTo = group || connection !== null ? chatId : (asId(from.id) ?? chatId);
  const identity = identityOf({ chatId: spokenTo, connection }, group);
  if (!group) return { address, group, identity, client: personOf(identity, connection === null ? from : chat, chat), author: null };
  const title = asText(chat.title, 255) ?? nameOf(chat);
  const client: Sender = { identities: [identity], name: title, username: asText(chat.username, 255), phone: null, avatar: null };
  return { address, group, identity, client, author: authorOf(from, senderChat) };
}

function personOf(identity: ClientIdentity, person: JsonObject, chat: JsonObject): Sender {
  const name = nameOf(person) ?? nameOf(chat);
  const username = asText(person.username, 255) ?? asText(chat.username, 255);
  return { identities: [identity], name, username, phone: null, avatar: null };
}

/** Anonymous administrators and linked channels write in a chat's name. */
function authorOf(from: JsonObject, senderChat: JsonObject): MessageContent['author'] | null {
  const id = asId(senderChat.id) ?? asId(from.id);
  const name = asText(senderChat.title, 255) ?? nameOf(from) ?? asText(from.username, 255) ?? id;
  return name === null ? null : { id, name };
}

/** First and last name of a user or a private chat. */
export function nameOf(person: JsonObject): string | null {
  const parts = [asText(person.first_name, 255), asText(person.last_name, 255)].filter((part) => part !== null);
  return asText(parts.join(' ').trim(), 255);
}
