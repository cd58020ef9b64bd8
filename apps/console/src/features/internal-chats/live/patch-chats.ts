import type { InternalChat, InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';

/** Pinned ones on top, then by the last message, as the server lists them. */
export const compareChats = (a: InternalChatRow, b: InternalChatRow): number =>
  Number(b.pinned) - Number(a.pinned) || Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt) || b.id - a.id;

/** Personal chats and Favourites are in the list once there is something in them, or when they are pinned; groups always. */
export const isListed = (row: InternalChatRow): boolean => row.kind === 'group' || row.pinned || row.lastMessage !== null;

/** Puts a changed chat to its place in the list, adds it, or takes it out. */
export function upsertChat(rows: readonly InternalChatRow[], changed: InternalChatRow): InternalChatRow[] {
  const rest = rows.filter(({ id }) => id !== changed.id);
  return isListed(changed) ? [...rest, changed].sort(compareChats) : rest;
}

/** A new message onto the row of its chat. One's own is read by writing it. */
export function withNewMessage(row: InternalChatRow, message: InternalMessage, operatorId: number): InternalChatRow {
  if (row.lastMessage && row.lastMessage.id >= message.id) return row;
  const own = message.author?.id === operatorId;
  const mentioned = message.mentions.some(({ id }) => id === operatorId);
  const counts = message.kind === 'message' && !own && message.id > row.readUpToId;
  return {
    ...row,
    lastMessage: message,
    lastMessageAt: message.createdAt,
    unreadCount: own ? 0 : row.unreadCount + Number(counts),
    mentionsCount: own ? 0 : row.mentionsCount + Number(counts && mentioned),
    readUpToId: own ? message.id : row.readUpToId,
  };
}

/** A changed message onto the row that shows it as its last. */
export const withChangedMessage = (row: InternalChatRow, message: InternalMessage): InternalChatRow =>
  row.lastMessage?.id === message.id ? { ...row, lastMessage: message } : row;

/** What was pinned or no longer is, the last pinned first. */
export function withPin(chat: InternalChat, message: InternalMessage): InternalChat {
  const rest = chat.pins.filter(({ id }) => id !== message.id);
  const pins = message.pinnedAt !== null && message.deletedAt === null ? [message, ...rest] : rest;
  return { ...chat, pins: pins.sort((a, b) => Date.parse(b.pinnedAt ?? '') - Date.parse(a.pinnedAt ?? '')) };
}

/** The row of a chat onto what is open of it. */
export const mergeChat = (chat: InternalChat, row: InternalChatRow): InternalChat => ({ ...chat, ...row });
