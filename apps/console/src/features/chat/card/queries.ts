import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { isApiError } from '../../../api/api-error.js';
import { getCard, listTimeline, type Card, type TimelineMessage } from '../../../api/cards.js';
import { compareMessages, type PageOf } from '../live/patch-messages.js';

export const cardKeys = {
  all: ['card'] as const,
  one: (id: number) => ['card', id] as const,
  links: (id: number) => ['card-links', id] as const,
  timeline: (id: number) => ['card-timeline', id] as const,
};

/** Linked to another one meanwhile, and that to a third: followed so far. */
const MOST_STEPS = 3;

async function presentCard(id: number, signal: AbortSignal, steps = MOST_STEPS): Promise<Card> {
  try {
    return await getCard(id, signal);
  } catch (error) {
    const next = isApiError(error) && error.status === 410 ? Number(error.about['cardId']) : 0;
    if (!next || steps === 0) throw error;
    return presentCard(next, signal, steps - 1);
  }
}

export const cardQuery = (id: number) =>
  queryOptions({ queryKey: cardKeys.one(id), queryFn: ({ signal }) => presentCard(id, signal), staleTime: 30_000 });

export type TimelineData = InfiniteData<PageOf<TimelineMessage>, string | null>;

/** Opened at its end; older pages come before it, as in a thread. */
export const timelineQuery = (cardId: number) =>
  infiniteQueryOptions({
    queryKey: cardKeys.timeline(cardId),
    queryFn: async ({ pageParam, signal }): Promise<PageOf<TimelineMessage>> => {
      const { items, next } = await listTimeline(cardId, pageParam, signal);
      return { items: items.toSorted(compareMessages), before: next, after: null };
    },
    initialPageParam: null as string | null,
    getPreviousPageParam: (first) => first.before,
    getNextPageParam: () => null,
  });
