import type { UseMutationResult } from '@tanstack/react-query';
import { tagsQuery } from '../../../api/tags.js';
import { toastError } from '../../../ui/toast.js';
import { useListChange } from '../use-list-change.js';

/** Changes tags or groups; what cannot be shown beside a field is told. */
export const useTagChange = <Change>(
  change: (change: Change) => Promise<unknown>,
  { onDone, onRefused = toastError }: { onDone?: () => void; onRefused?: (error: Error) => void } = {},
): UseMutationResult<unknown, Error, Change> => useListChange({ change, list: tagsQuery.queryKey, onRefused, ...(onDone && { onDone }) });
