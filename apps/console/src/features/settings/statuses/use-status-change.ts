import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { operatorStatusesQuery } from '../../../api/staff.js';
import { toastError } from '../../../ui/toast.js';

/** Changes the company's statuses and reads them anew; what cannot be shown beside a field is told. */
export function useStatusChange<Change>(
  change: (change: Change) => Promise<unknown>,
  { onDone, onRefused = (error) => toastError(error) }: { onDone?: () => void; onRefused?: (error: Error) => void } = {},
): UseMutationResult<unknown, Error, Change> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: operatorStatusesQuery.queryKey });
      onDone?.();
    },
    onError: onRefused,
  });
}
