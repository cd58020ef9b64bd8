import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Attachment, MessageContent, Named, OperatorStatus } from './types.js';

/** Colleagues among themselves. */

export type InternalChatKind = 'personal' | 'group' | 'favourites';
export type InternalRole = 'owner' | 'member';

/** Who is blocked or deleted keeps his name in the chats that he was in. */
export interface InternalColleague extends Named {
  state: 'active' | 'blocked' | 'deleted';
  status: OperatorStatus;
  connected: boolean;
}

export interface InternalMember extends InternalColleague {
  role: InternalRole;
  /** Up to which message he has read; 0 = none. */
  readUpToId: number;
  joinedAt: string;
}

export interface QuotedInternalMessage {
  id: number;
  author: Named | null;
  text: string | null;
  /** Of a message without a text: what its first file is. */
  attachmentKind: string | null;
  deleted: boolean;
}

/** What a copy keeps of its original, whatever becomes of that. */
export interface Forwarded {
  author: { kind: 'operator' | 'client' | 'bot'; id: number | null; name: string; avatar: string | null };
  sentAt: string;
  channel: string | null;
}

export type InternalSystemCode = 'group_created' | 'group_renamed' | 'members_added' | 'member_removed' | 'member_left' | 'owner_changed';

export interface InternalMessage {
  id: number;
  chatId: number;
  kind: 'message' | 'system';
  author: Named | null;
  text: string | null;
  content: MessageContent | null;
  system: { code: InternalSystemCode; params: { by?: string; who?: string; name?: string } } | null;
  attachments: Attachment[];
  quoted: QuotedInternalMessage | null;
  mentions: Named[];
  forwarded: Forwarded | null;
  clientMessageId: string | null;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  pinnedAt: string | null;
}

/** A line of the list, as one member sees it. */
export interface InternalChatRow {
  id: number;
  kind: InternalChatKind;
  name: string | null;
  peer: InternalColleague | null;
  membersCount: number;
  role: InternalRole;
  lastMessage: InternalMessage | null;
  lastMessageAt: string;
  unreadCount: number;
  mentionsCount: number;
  pinned: boolean;
  muted: boolean;
  readUpToId: number;
  /** Up to which message anybody else has read. */
  othersReadUpToId: number;
}

export interface InternalChat extends InternalChatRow {
  members: InternalMember[];
  /** The last pinned first. */
  pins: InternalMessage[];
}

export interface InternalMessagePage {
  items: InternalMessage[];
  before: number | null;
  after: number | null;
}

export interface FoundInternalMessage {
  message: InternalMessage;
  /** Empty = Favourites. */
  chatName: string;
  excerpt: { text: string; hit: boolean }[];
}

export type InternalPosition = { before: number } | { after: number } | { around: number } | Record<string, never>;

/** The cache keys that live events patch. */
export const internalKeys = {
  all: ['internal'] as const,
  chats: ['internal', 'chats'] as const,
  chat: (id: number) => ['internal', 'chat', id] as const,
  messages: (chatId: number) => ['internal', 'messages', chatId] as const,
};

const chatPath = (id: number, rest = '') => `/api/internal-chats/${id}${rest}`;
const messagePath = (id: number, rest = '') => `/api/internal-messages/${id}${rest}`;

export const internalChatsQuery = queryOptions({
  queryKey: internalKeys.chats,
  queryFn: async ({ signal }) => (await http.get<{ items: InternalChatRow[] }>('/api/internal-chats', { signal })).items,
});

export const internalChatQuery = (id: number) =>
  queryOptions({
    queryKey: internalKeys.chat(id),
    queryFn: ({ signal }) => http.get<InternalChat>(chatPath(id), { signal }),
  });

export const listInternalMessages = (chatId: number, position: InternalPosition, signal?: AbortSignal) =>
  http.get<InternalMessagePage>(chatPath(chatId, '/messages'), { query: { ...position, limit: 50 }, signal });

export const searchInternal = (query: string, signal?: AbortSignal) =>
  http.get<{ items: FoundInternalMessage[]; next: number | null }>('/api/internal-chats/search', { query: { query, limit: 30 }, signal });

/** What is there already of a personal chat, or of Favourites, is answered. */
export const startInternalChat = (
  start: { kind: 'personal'; operatorId: number } | { kind: 'group'; name: string; operatorIds: number[] } | { kind: 'favourites' },
) => http.post<InternalChat>('/api/internal-chats', start);

export const renameGroup = (id: number, name: string) => http.patch<InternalChat>(chatPath(id), { name });
export const changeOwnView = (id: number, view: { pinned?: boolean; muted?: boolean }) =>
  http.put<InternalChatRow>(chatPath(id, '/mine'), view);
export const addMembers = (id: number, operatorIds: number[]) => http.post<InternalChat>(chatPath(id, '/members'), { operatorIds });
export const removeMember = (id: number, operatorId: number) => http.delete<InternalChat>(chatPath(id, `/members/${operatorId}`));
export const handOver = (id: number, operatorId: number) => http.post<InternalChat>(chatPath(id, '/owner'), { operatorId });
export const leaveGroup = (id: number) => http.post<void>(chatPath(id, '/leave'));
export const markInternalRead = (id: number, upToId: number) => http.post<void>(chatPath(id, '/read'), { upToId });

export interface WriteInternalMessage {
  clientMessageId: string;
  text?: string;
  quotedId?: number;
  uploadIds?: number[];
  mentions?: number[];
}

export const writeInternal = (chatId: number, message: WriteInternalMessage) =>
  http.post<InternalMessage>(chatPath(chatId, '/messages'), message);
export const editInternal = (id: number, text: string, mentions: number[]) =>
  http.patch<InternalMessage>(messagePath(id), { text, mentions });
export const deleteInternal = (id: number) => http.delete<InternalMessage>(messagePath(id));
export const pinInternal = (id: number) => http.put<InternalMessage>(messagePath(id, '/pin'));
export const unpinInternal = (id: number) => http.delete<InternalMessage>(messagePath(id, '/pin'));

/** Copies that live on whatever becomes of the originals: of internal messages, or of clients' messages. */
export const forwardInternal = (
  originals: { messageIds: number[] } | { dialogMessageIds: number[] },
  chatIds: number[],
  clientMessageId: string,
) => http.post<{ items: InternalMessage[] }>('/api/internal-messages/forward', { ...originals, chatIds, clientMessageId });
