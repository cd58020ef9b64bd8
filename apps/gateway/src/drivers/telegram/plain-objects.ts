import type { PeersIndex, tl } from '@mtcute/core';

type Plain = Record<string, unknown>;

/** What opens an account's files and peers has no business in another program, and previews would only fill its tables. */
const KEPT_BACK = new Set([
  ...['accessHash', 'fileReference', 'thumbs', 'videoThumbs', 'sizes', 'videoSizes', 'strippedThumb', 'replyMarkup', 'restrictionReason'],
]);
const DEEPEST = 24;

/** An object of MTProto as JSON: 64-bit numbers as text, bytes in base64. */
export function plain(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (isLong(value)) return value.toString();
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((part) => plain(part, depth + 1));
  const parts = Object.entries(value).filter(([key, part]) => part !== undefined && !KEPT_BACK.has(key));
  return Object.fromEntries(parts.map(([key, part]) => [key, plain(part, depth + 1)]));
}

const isLong = (value: object): boolean => 'low' in value && 'high' in value && 'unsigned' in value;

/** What the product reads of a user or chat. */
function about(peer: tl.TypeUser | tl.TypeChat): Plain {
  const { _, id } = peer;
  const wanted = ['firstName', 'lastName', 'username', 'phone', 'deleted', 'self', 'bot', 'title', 'broadcast', 'megagroup'];
  const known = Object.entries(peer).filter(([key, value]) => wanted.includes(key) && value !== undefined && value !== null);
  return { _, id, ...Object.fromEntries(known) };
}

/** An update with the users and chats that it names, in Telegram's own container. */
export function container(update: unknown, peers: Pick<PeersIndex, 'users' | 'chats'>): Plain {
  const named = { users: new Set<number>(), chats: new Set<number>() };
  collect(update, named, 0);
  const users = [...peers.users.values()].filter((user) => named.users.has(user.id) || ('self' in user && user.self === true));
  const chats = [...peers.chats.values()].filter(({ id }) => named.chats.has(id));
  return { _: 'updates', updates: [plain(update)], users: users.map(about), chats: chats.map(about), date: 0, seq: 0 };
}

function collect(value: unknown, named: { users: Set<number>; chats: Set<number> }, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST || value instanceof Uint8Array) return;
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'number' && key === 'userId') named.users.add(part);
    else if (typeof part === 'number' && (key === 'chatId' || key === 'channelId')) named.chats.add(part);
    else collect(part, named, depth + 1);
  }
}

/** The dialogs as they stand, of which the product reads how far each client has read. */
export function dialogsContainer({ dialogs, users, chats }: tl.messages.RawDialogs | tl.messages.RawDialogsSlice): Plain {
  const kept = dialogs.filter((dialog) => dialog._ === 'dialog');
  const read = kept.map(({ _, peer, readOutboxMaxId, topMessage }) => ({ _, peer: plain(peer), readOutboxMaxId, topMessage }));
  return { _: 'messages.dialogs', dialogs: read, users: users.map(about), chats: chats.map(about) };
}

/** The id of a message that the account itself wrote, as the product knows messages; null: it is no such update. */
export function ownMessageId(update: tl.TypeUpdate): string | null {
  if (update._ !== 'updateNewMessage' && update._ !== 'updateNewChannelMessage') return null;
  const { message } = update;
  if (message._ !== 'message' || message.out !== true) return null;
  return externalIdOf(message.peerId, message.id);
}

const CHANNELS_BEGIN = 1_000_000_000_000;

export const externalIdOf = (peer: tl.TypePeer, messageId: number): string =>
  peer._ === 'peerChannel' ? `${-(CHANNELS_BEGIN + peer.channelId)}:${messageId}` : String(messageId);
