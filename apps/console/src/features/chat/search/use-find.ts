import { useDebouncedValue } from '@mantine/hooks';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { searchMessages, type FoundMessage } from '../../../api/search.js';
import { keys } from '../queries/keys.js';

const PAUSE_MILLISECONDS = 200;
/** The most the server gives at once: the count then ends with a plus. */
const AT_ONCE = 100;

const NONE: FoundMessage[] = [];

const findQuery = (dialogId: number, query: string) => {
  const search = { query, dialogId, limit: AT_ONCE };
  return infiniteQueryOptions({
    queryKey: keys.found(search),
    queryFn: ({ pageParam, signal }) => searchMessages(search, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: query !== '',
  });
};

/** The hits of a search in one dialog, the newest first, and the one that one is at. */
export function useFind(dialogId: number, text: string, onGo: (messageId: number) => void) {
  const [query] = useDebouncedValue(text.trim(), PAUSE_MILLISECONDS);
  const found = useInfiniteQuery(findQuery(dialogId, query));
  const hits = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? NONE, [found.data]);
  const [place, setPlace] = useState({ query, at: 0 });
  const at = place.query === query ? Math.min(place.at, Math.max(0, hits.length - 1)) : 0;
  const hit = query === '' ? undefined : hits[at]?.message.id;
  useEffect(() => {
    if (hit !== undefined) onGo(hit);
  }, [hit, onGo]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  /** 1 = to the next older one. */
  const go = (step: number): void => {
    const to = at + step;
    if (to < 0) return;
    if (to >= hits.length - 1 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    setPlace({ query, at: Math.min(to, hits.length - 1) });
  };
  return {
    ...{ hits, at, go, error: found.error, more: hasNextPage },
    isSearching: found.isFetching || query !== text.trim(),
    asks: query !== '',
    words: useMemo(() => [...new Set(hits.flatMap(({ excerpt }) => excerpt.flatMap((part) => (part.hit ? [part.text] : []))))], [hits]),
  };
}
