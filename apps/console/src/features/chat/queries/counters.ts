import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { getCounters } from '../../../api/dialogs.js';
import { keys } from './keys.js';

export const countersQuery = queryOptions({
  queryKey: keys.counters,
  queryFn: ({ signal }) => getCounters(signal),
});

/** How many dialogs are mine, new and unread. */
export const useDialogCounters = () => useQuery(countersQuery);

const PAUSE_MILLISECONDS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks for the counters again soon; a burst of events asks once. */
export function countAgainSoon(client: QueryClient): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    void client.invalidateQueries({ queryKey: keys.counters });
  }, PAUSE_MILLISECONDS);
}
