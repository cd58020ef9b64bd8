import type { InternalChatRow, InternalMember, InternalMessage } from '../../../api/internal-chats.js';

const AT = Date.parse('2026-11-22T10:00:00Z');

/** A time so many minutes after ten o'clock. */
export const minute = (minutes: number): string => new Date(AT + minutes * 60_000).toISOString();

export const anInternalMessage = (id: number, more: Partial<InternalMessage> = {}): InternalMessage => ({
  id,
  chatId: 1,
  kind: 'message',
  author: { id: 2, name: 'Boris I.' },
  text: `message ${id}`,
  content: null,
  system: null,
  attachments: [],
  quoted: null,
  mentions: [],
  forwarded: null,
  clientMessageId: null,
  createdAt: minute(id),
  editedAt: null,
  deletedAt: null,
  pinnedAt: null,
  ...more,
});

export const aChat = (id: number, more: Partial<InternalChatRow> = {}): InternalChatRow => ({
  id,
  kind: 'personal',
  name: null,
  peer: { id: 2, name: 'Boris I.', state: 'active', status: 'online', connected: true },
  membersCount: 2,
  role: 'member',
  lastMessage: null,
  lastMessageAt: minute(0),
  unreadCount: 0,
  mentionsCount: 0,
  pinned: false,
  muted: false,
  readUpToId: 0,
  othersReadUpToId: 0,
  ...more,
});

export const aMember = (id: number, more: Partial<InternalMember> = {}): InternalMember => ({
  id,
  name: `Member ${id}`,
  state: 'active',
  status: 'online',
  connected: true,
  role: 'member',
  readUpToId: 0,
  joinedAt: minute(0),
  ...more,
});
