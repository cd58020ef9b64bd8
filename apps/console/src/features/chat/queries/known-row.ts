import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { DialogPage, DialogRow } from '../../../api/types.js';
import { keys } from './keys.js';

/** A dialog's row from any list that is loaded. */
export function knownRow(client: QueryClient, dialogId: number): DialogRow | undefined {
  for (const [, data] of client.getQueriesData<InfiniteData<DialogPage>>({ queryKey: keys.lists })) {
    for (const page of data?.pages ?? []) {
      const row = page.items.find(({ id }) => id === dialogId);
      if (row) return row;
    }
  }
  return undefined;
}
