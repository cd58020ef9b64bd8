import type { ClientIdentity } from '#domain/clients/identity.js';
import { cannotSend } from '../outbound/cannot-send.js';

/**
 * Whom a bot can talk to: a user in his chat with the bot (`user_id`), a group (`chat`), and the partner of a personal account that
 * has connected the bot (`business_chat`, `<connection>:<chat>`), where the answer must name the connection. They are apart even
 * when it is the same person, because an answer goes to one of these places.
 */
export const IDENTITY = { user: 'user_id', group: 'chat', business: 'business_chat' } as const;

/** A chat, and the personal account's connection when it is one of its chats. */
export interface ChatAddress {
  chatId: string;
  connection: string | null;
}

export const identityOf = ({ chatId, connection }: ChatAddress, group: boolean): ClientIdentity => {
  if (connection !== null) return { kind: IDENTITY.business, value: `${connection}:${chatId}` };
  return { kind: group ? IDENTITY.group : IDENTITY.user, value: chatId };
};

/** Telegram numbers messages chat by chat, so the chat stands before the number. */
export const externalIdOf = ({ chatId, connection }: ChatAddress, messageId: string): string =>
  [...(connection === null ? [] : [connection]), chatId, messageId].join(':');

/** Where a message to this client goes; throws when none of his identities is a chat. */
export function addressOf(identities: readonly ClientIdentity[]): ChatAddress {
  for (const { kind, value } of identities) {
    if (kind === IDENTITY.user || kind === IDENTITY.group) return { chatId: value, connection: null };
    const cut = value.lastIndexOf(':');
    if (kind === IDENTITY.business && cut > 0) return { connection: value.slice(0, cut), chatId: value.slice(cut + 1) };
  }
  throw cannotSend('no_address', 'The client has no chat with this bot.');
}

/** The number within its chat; null when it is none of our external ids. */
export function messageNumberOf(externalId: string): number | null {
  const number = /(?:^|:)(\d{1,15})$/.exec(externalId)?.[1];
  return number === undefined ? null : Number(number);
}
