import { infiniteQueryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';
import type { Named } from './types.js';

export interface DialogRequest extends Omit<components['schemas']['DialogRequest'], 'operator'> {
  operator: Named | null;
}
interface DialogRequests {
  items: DialogRequest[];
  next: number | null;
}

/** Every list of requests begins with it. */
export const REQUESTS = 'requests';

/** The requests of a dialog, newest first. */
export const requestsQuery = (dialogId: number) =>
  infiniteQueryOptions({
    queryKey: [REQUESTS, dialogId],
    queryFn: ({ signal, pageParam }) =>
      http.get<DialogRequests>(`/api/dialogs/${dialogId}/requests`, { signal, query: { before: pageParam, limit: 10 } }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
