import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';
import { asNumberId, isSet, nameOf } from './tl.js';

/** Whom a personal account talks to: a user (`user_id`), or a group (`chat`), whose id begins with a minus. */
export const IDENTITY = { user: 'user_id', group: 'chat' } as const;

/** Telegram itself; it sends codes to sign in with, which nobody but the owner should read. */
export const TELEGRAM_ITSELF = '777000';

const CHANNELS_BEGIN = 1_000_000_000_000n;

/** A chat by its number as Bot API and libraries write it: users as they are, groups below zero, supergroups below -100…. */
export interface Peer {
  chat: string;
  kind: 'user' | 'group' | 'supergroup';
}

export function peerOf(peer: JsonObject): Peer | null {
  const [user, group, channel] = [asNumberId(peer.user_id), asNumberId(peer.chat_id), asNumberId(peer.channel_id)];
  if (user !== null) return { chat: user, kind: 'user' };
  if (group !== null) return { chat: `-${group}`, kind: 'group' };
  return channel === null ? null : { chat: String(-(CHANNELS_BEGIN + BigInt(channel))), kind: 'supergroup' };
}

/** Messages are numbered in the account, apart from those of a supergroup, which counts for itself. */
export const externalIdOf = ({ chat, kind }: Peer, messageId: string): string =>
  kind === 'supergroup' ? `${chat}:${messageId}` : messageId;

export const identityOf = ({ chat, kind }: Peer): ClientIdentity => ({
  kind: kind === 'user' ? IDENTITY.user : IDENTITY.group,
  value: chat,
});

/** A chat as our gateway names it. */
export function identitiesOfChat(chat: string): ClientIdentity[] {
  if (!/^-?[1-9]\d{0,15}$/.test(chat)) return [];
  return [{ kind: chat.startsWith('-') ? IDENTITY.group : IDENTITY.user, value: chat }];
}

/** Where a message to this client goes. */
export function chatOf(identities: readonly ClientIdentity[]): string {
  const found = identities.find(({ kind, value }) => Object.values<string>(IDENTITY).includes(kind) && identitiesOfChat(value).length > 0);
  if (found) return found.value;
  throw cannotSend('no_address', 'The client has no chat with this Telegram account.');
}

/** The people and groups that Telegram describes beside what happened. */
export class Directory {
  private readonly users = new Map<string, JsonObject>();
  private readonly chats = new Map<string, JsonObject>();

  constructor(container: JsonObject) {
    for (const user of asList(container.users).map(asObject)) {
      const id = asNumberId(user.id);
      if (id !== null) this.users.set(id, user);
    }
    for (const chat of asList(container.chats).map(asObject)) {
      const id = asNumberId(chat.id);
      const channel = nameOf(chat).startsWith('channel');
      const peer = id === null ? null : peerOf(channel ? { channel_id: id } : { chat_id: id });
      if (peer) this.chats.set(peer.chat, chat);
    }
  }

  /** A chat that only its owner writes in, and nobody answers. */
  isBroadcast({ chat }: Peer): boolean {
    return isSet(this.chats.get(chat) ?? {}, 'broadcast');
  }

  /** Telegram's own chat, and the one with oneself ("Saved messages"). */
  isOwn({ chat }: Peer): boolean {
    return chat === TELEGRAM_ITSELF || isSet(this.users.get(chat) ?? {}, 'self');
  }

  /** Those who have deleted their accounts. */
  deleted(): Peer[] {
    return [...this.users].filter(([, user]) => isSet(user, 'deleted')).map(([chat]) => ({ chat, kind: 'user' as const }));
  }

  client(peer: Peer): Sender {
    const about = (peer.kind === 'user' ? this.users : this.chats).get(peer.chat) ?? {};
    const phone = asText(about.phone, 64)?.replace(/\D/g, '') || null;
    const name = peer.kind === 'user' ? fullName(about) : asText(about.title, 255);
    return { identities: [identityOf(peer)], name, username: asText(about.username, 255), phone, avatar: null };
  }

  author(from: JsonObject): MessageContent['author'] | null {
    const peer = peerOf(from);
    if (!peer) return null;
    const { name, username } = this.client(peer);
    return { id: peer.chat, name: name ?? username ?? peer.chat };
  }
}

export function fullName(person: JsonObject): string | null {
  const parts = [asText(person.first_name, 255), asText(person.last_name, 255)].filter((name) => name !== null);
  return asText(parts.join(' ').trim(), 255);
}
