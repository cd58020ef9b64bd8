import { useQueryClient } from '@tanstack/react-query';
import type { DialogRow } from '../../../api/types.js';
import { useWalkList } from '../../../ui/walk-list.js';
import { prefetchDialog } from '../queries/prefetch.js';
import { useChatLocation } from '../use-chat-location.js';

/** Walks the list of dialogs by keys. */
export function useListKeys(rows: readonly DialogRow[], scrollTo: (index: number) => void): void {
  const client = useQueryClient();
  const { dialogId, open } = useChatLocation();
  useWalkList({
    ...{ rows, openId: dialogId, actions: { next: 'list.next', previous: 'list.previous' } },
    open: ({ id }, index) => {
      open(id, {}, true);
      scrollTo(index);
    },
    prefetch: (row) => prefetchDialog(client, row),
  });
}
