import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listDialogs, type DialogListParameters } from '../../../api/dialogs.js';
import type { DialogPage, DialogRow } from '../../../api/types.js';
import { keys } from './keys.js';

export const dialogListQuery = (parameters: DialogListParameters) =>
  infiniteQueryOptions({
    queryKey: keys.list(parameters),
    queryFn: ({ pageParam, signal }) => listDialogs(parameters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** The rows of all loaded pages. A row that moved up between two pages may be in both: the first one counts. */
export function flattenRows(pages: readonly DialogPage[]): DialogRow[] {
  const seen = new Set<number>();
  return pages.flatMap(({ items }) => items.filter(({ id }) => !seen.has(id) && seen.add(id)));
}

export function useDialogList(parameters: DialogListParameters) {
  const query = useInfiniteQuery(dialogListQuery(parameters));
  const rows = useMemo(() => flattenRows(query.data?.pages ?? []), [query.data]);
  return { ...query, rows };
}
