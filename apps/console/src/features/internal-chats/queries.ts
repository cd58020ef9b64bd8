import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import {
  internalChatQuery,
  internalKeys,
  listInternalMessages,
  type InternalChat,
  type InternalChatRow,
  type InternalMessage,
  type InternalMessagePage,
  type InternalPosition,
} from '../../api/internal-chats.js';

export type InternalMessageData = InfiniteData<InternalMessagePage, InternalPosition>;

/** More than a page of unread messages: the thread opens at the first of them, not at the end. */
const OPEN_AT_UNREAD_ABOVE = 40;

/** Where a thread is to be opened: at the newest messages, or around the last one read when much has come since. */
export const openingPoint = ({ unreadCount, readUpToId }: Pick<InternalChatRow, 'unreadCount' | 'readUpToId'>): number | undefined =>
  unreadCount > OPEN_AT_UNREAD_ABOVE && readUpToId > 0 ? readUpToId : undefined;

/** A thread, paged both ways from where it was opened. */
export const internalMessagesQuery = (chatId: number, around?: number) =>
  infiniteQueryOptions({
    queryKey: internalKeys.messages(chatId),
    queryFn: ({ pageParam, signal }) => listInternalMessages(chatId, pageParam, signal),
    initialPageParam: (around === undefined ? {} : { around }) as InternalPosition,
    getPreviousPageParam: (first): InternalPosition | undefined => (first.before === null ? undefined : { before: first.before }),
    getNextPageParam: (last): InternalPosition | undefined => (last.after === null ? undefined : { after: last.after }),
  });

/** Replaces what is loaded of a thread by the page at another place of it. */
export async function moveInternalThread(client: QueryClient, chatId: number, position: InternalPosition): Promise<void> {
  const page = await listInternalMessages(chatId, position);
  await client.cancelQueries({ queryKey: internalKeys.messages(chatId) });
  client.setQueryData<InternalMessageData>(internalKeys.messages(chatId), { pages: [page], pageParams: [position] });
}

/** Fetches a chat that will probably be opened next. */
export function prefetchChat(client: QueryClient, row: InternalChatRow): void {
  void client.prefetchQuery(internalChatQuery(row.id));
  void client.prefetchInfiniteQuery(internalMessagesQuery(row.id, openingPoint(row)));
}

export const loadedMessages = (client: QueryClient, chatId: number): InternalMessage[] =>
  client.getQueryData<InternalMessageData>(internalKeys.messages(chatId))?.pages.flatMap(({ items }) => items) ?? [];

export const knownChats = (client: QueryClient): InternalChatRow[] => client.getQueryData<InternalChatRow[]>(internalKeys.chats) ?? [];

/** As the list has it, else as it was opened. */
export const knownChat = (client: QueryClient, id: number): InternalChatRow | undefined =>
  knownChats(client).find((row) => row.id === id) ?? client.getQueryData<InternalChat>(internalKeys.chat(id));
