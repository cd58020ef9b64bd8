import { QueryClient } from '@tanstack/react-query';
import { isApiError } from '../api/api-error.js';

/** Live events keep the caches right, so nothing is fetched again merely because a window got the focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 3 && (!isApiError(error) || error.isTemporary),
    },
    mutations: { networkMode: 'always' },
  },
});
