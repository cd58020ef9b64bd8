import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type SignedInOperator = Schemas['SignedInOperator'];

export const staffSessionsKey = ['staff-sessions'] as const;

/** Who is signed in, the latest active first. Activity has no event of its own, so it is asked for again and again. */
export const staffSessionsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...staffSessionsKey, search],
    queryFn: ({ pageParam, signal }) =>
      http.get<Schemas['SignedInOperatorList']>('/api/sessions', { query: { search, before: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 10_000,
  });

export const endSession = (id: number) => http.delete<void>(`/api/sessions/${id}`);
/** Of oneself: all but the one that asks. */
export const endSessionsOf = (operatorId: number) => http.delete<Schemas['EndedSessions']>(`/api/operators/${operatorId}/sessions`);
