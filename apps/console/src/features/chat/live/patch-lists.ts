import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { DialogListParameters } from '../../../api/dialogs.js';
import type { DialogPage } from '../../../api/types.js';
import { keys } from '../queries/keys.js';

type ListData = InfiniteData<DialogPage, string | null>;

/** Changes every list of dialogs that is loaded. */
export function patchLists(client: QueryClient, patch: (pages: DialogPage[], parameters: DialogListParameters) => DialogPage[]): void {
  for (const [key, data] of client.getQueriesData<ListData>({ queryKey: keys.lists })) {
    if (data) client.setQueryData<ListData>(key, { ...data, pages: patch(data.pages, key[1] as DialogListParameters) });
  }
}
