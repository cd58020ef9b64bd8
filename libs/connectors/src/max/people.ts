import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asId, asText, asWebAddress, type JsonObject } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';

/**
 * A user in his dialog with the bot (`user_id`, and `dialog`, the dialog's own number, which some calls want), or a group (`chat`).
 * A dialog is told from a group by its kind, never by the sign of its number.
 */
export const IDENTITY = { user: 'user_id', dialog: 'dialog', group: 'chat' } as const;

/** Who can be answered here; `author` is the member of a group. */
export interface Place {
  client: Sender;
  author: MessageContent['author'] | null;
}

/** Null: nobody is named, or it is a channel, to which nobody answers. */
export function placeOf({ chat_id: chat, chat_type: kind }: JsonObject, user: JsonObject): Place | null {
  const [chatId, userId] = [asId(chat), asId(user.user_id)];
  if (kind === 'channel') return null;
  const name = nameOf(user);
  if (kind === 'chat') {
    if (chatId === null) return null;
    const client: Sender = { identities: [{ kind: IDENTITY.group, value: chatId }], name: null, username: null, phone: null, avatar: null };
    const label = name ?? asText(user.username, 255) ?? userId;
    return { client, author: label === null ? null : { id: userId, name: label } };
  }
  const identities: ClientIdentity[] = [
    ...(userId === null ? [] : [{ kind: IDENTITY.user, value: userId }]),
    ...(chatId === null ? [] : [{ kind: IDENTITY.dialog, value: chatId }]),
  ];
  if (userId === null) return null;
  const avatar = asWebAddress(user.full_avatar_url) ?? asWebAddress(user.avatar_url);
  return { client: { identities, name, username: asText(user.username, 255), phone: null, avatar }, author: null };
}

/** MAX gives first and last name, TamTam one name. */
export function nameOf(user: JsonObject): string | null {
  const parts = [asText(user.first_name, 255), asText(user.last_name, 255)].filter((part) => part !== null);
  return asText(parts.join(' ').trim(), 255) ?? asText(user.name, 255);
}

/** The parameters of the address that a message to this client goes to. */
export function recipientOf(identities: readonly ClientIdentity[]): Record<string, string> {
  const valueOf = (kind: string): string | undefined => identities.find((identity) => identity.kind === kind)?.value;
  const [group, user, dialog] = [valueOf(IDENTITY.group), valueOf(IDENTITY.user), valueOf(IDENTITY.dialog)];
  if (group !== undefined) return { chat_id: group };
  if (user !== undefined) return { user_id: user };
  if (dialog !== undefined) return { chat_id: dialog };
  throw cannotSend('no_address', 'The client has no chat with this bot.');
}

/** The chat's number, for the calls that want no other; null when it is not known. */
export const chatIdOf = (identities: readonly ClientIdentity[]): string | null =>
  identities.find(({ kind }) => kind === IDENTITY.group || kind === IDENTITY.dialog)?.value ?? null;
