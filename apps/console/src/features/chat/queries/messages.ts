import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { listMessages, type MessagePosition } from '../../../api/dialogs.js';
import type { Message, MessagePage } from '../../../api/types.js';
import { momentsOf } from '../search/period.js';
import { keys } from './keys.js';

export type MessageData = InfiniteData<MessagePage, MessagePosition>;

/** A thread, paged both ways from where it was opened: at the newest page, or around a message. */
export const messagesQuery = (dialogId: number, around?: number) =>
  infiniteQueryOptions({
    queryKey: keys.messages(dialogId),
    queryFn: ({ pageParam, signal }) => listMessages(dialogId, pageParam, signal),
    initialPageParam: (around === undefined ? {} : { around }) as MessagePosition,
    getPreviousPageParam: (first): MessagePosition | undefined => (first.before === null ? undefined : { before: first.before }),
    getNextPageParam: (last): MessagePosition | undefined => (last.after === null ? undefined : { after: last.after }),
  });

/** The place from which what is loaded of a thread was paged; it changes when one has gone elsewhere in it. */
export function originOf(data: { pageParams: unknown[] } | undefined): string {
  const positions = (data?.pageParams ?? []) as MessagePosition[];
  return JSON.stringify(positions.find((position) => !('before' in position) && !('after' in position)) ?? {});
}

/** What is loaded of a thread now. */
export const loadedMessages = (client: QueryClient, dialogId: number): Message[] =>
  client.getQueryData<MessageData>(keys.messages(dialogId))?.pages.flatMap(({ items }) => items) ?? [];

/** Replaces what is loaded of a thread by the page at another place of it. */
export async function moveThread(client: QueryClient, dialogId: number, position: MessagePosition): Promise<void> {
  const page = await listMessages(dialogId, position);
  await client.cancelQueries({ queryKey: keys.messages(dialogId) });
  client.setQueryData<MessageData>(keys.messages(dialogId), { pages: [page], pageParams: [position] });
}

/** Replaces it by the page around the beginning of a day; the first message from then on, else the last one before. */
export async function moveThreadToDay(client: QueryClient, dialogId: number, day: string): Promise<number | null> {
  const { from: at = '' } = momentsOf({ from: day });
  await moveThread(client, dialogId, { at });
  const items = loadedMessages(client, dialogId);
  return (items.find(({ sentAt }) => sentAt >= at) ?? items.at(-1))?.id ?? null;
}
