import type { DialogPage, DialogRow, Message, MessagePage } from '../../../api/types.js';

const AT = Date.parse('2026-11-22T10:00:00Z');

/** A time so many minutes after ten o'clock. */
export const minute = (minutes: number): string => new Date(AT + minutes * 60_000).toISOString();

export const aMessage = (id: number, more: Partial<Message> = {}): Message => ({
  id,
  dialogId: 1,
  kind: 'from_client',
  origin: 'client',
  text: `message ${id}`,
  content: null,
  attachments: [],
  status: 'none',
  error: null,
  unconfirmed: false,
  operator: null,
  clientMessageId: null,
  quoted: null,
  reactions: [],
  sentAt: minute(id),
  createdAt: minute(id),
  editedAt: null,
  deletedAt: null,
  ...more,
});

export const aRow = (id: number, more: Partial<DialogRow> = {}): DialogRow => ({
  id,
  state: 'open',
  client: { id: id + 1000, name: `Client ${id}` },
  channel: { id: 5, name: 'Shop', transport: 'whatsapp-cloud' },
  operator: { id: 7, name: 'Marina S.' },
  group: null,
  waits: null,
  bot: null,
  snoozedUntil: null,
  unreadCount: 0,
  readUpToId: 0,
  lastMessage: { id: id * 10, kind: 'from_client', preview: 'hello', at: minute(id) },
  requestId: null,
  blockedAt: null,
  withheldMessages: 0,
  openedAt: minute(0),
  closedAt: null,
  ...more,
});

export const messagePage = (ids: number[], more: Partial<MessagePage> = {}): MessagePage => ({
  items: ids.map((id) => aMessage(id)),
  before: null,
  after: null,
  ...more,
});

export const dialogPage = (ids: number[], next: string | null = null): DialogPage => ({ items: ids.map((id) => aRow(id)), next });
