import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { searchMessages, type MessageSearch } from '../../../api/search.js';
import { keys } from '../queries/keys.js';
import type { ChatSearch } from '../search.js';
import { momentsOf } from './period.js';

const foundMessagesQuery = (search: MessageSearch) =>
  infiniteQueryOptions({
    queryKey: keys.found(search),
    queryFn: ({ pageParam, signal }) => searchMessages(search, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** The messages that the address of the page asks for. */
export function useFoundMessages({ query = '', channelId, by, from, to }: ChatSearch) {
  const search = useMemo<MessageSearch>(
    () => ({ query, ...(channelId ? { channelId } : {}), ...(by ? { operatorId: by } : {}), ...momentsOf({ from, to }), limit: 20 }),
    [query, channelId, by, from, to],
  );
  return useInfiniteQuery(foundMessagesQuery(search));
}
