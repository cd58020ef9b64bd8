import { useInfiniteQuery } from '@tanstack/react-query';
import { listDialogs } from '../../../api/dialogs.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow } from '../../../api/types.js';

/** The dialog of this channel in which something happened last. The list is one of those that live events keep right. */
export function useNewestDialog(channelId: number): DialogRow | undefined {
  const filter = useMay('all_chats') ? 'all' : 'mine';
  const parameters = { filter, channelId } as const;
  const { data } = useInfiniteQuery({
    queryKey: ['dialogs', parameters],
    queryFn: ({ pageParam, signal }) => listDialogs(parameters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return data?.pages[0]?.items[0];
}
