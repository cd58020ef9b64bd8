import type { UseMutationResult } from '@tanstack/react-query';
import { operatorStatusesQuery } from '../../../api/staff.js';
import { toastError } from '../../../ui/toast.js';
import { useListChange } from '../use-list-change.js';

/** Changes the company's statuses; what cannot be shown beside a field is told. */
export const useStatusChange = <Change>(
  change: (change: Change) => Promise<unknown>,
  { onDone, onRefused = toastError }: { onDone?: () => void; onRefused?: (error: Error) => void } = {},
): UseMutationResult<unknown, Error, Change> =>
  useListChange({ change, list: operatorStatusesQuery.queryKey, onRefused, ...(onDone && { onDone }) });
