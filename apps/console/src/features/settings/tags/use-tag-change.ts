import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { tagsQuery } from '../../../api/tags.js';
import { toastError } from '../../../ui/toast.js';

/** Changes tags or groups and reads the list anew; what cannot be shown beside a field is told. */
export function useTagChange<Change>(
  change: (change: Change) => Promise<unknown>,
  { onDone, onRefused = (error) => toastError(error) }: { onDone?: () => void; onRefused?: (error: Error) => void } = {},
): UseMutationResult<unknown, Error, Change> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tagsQuery.queryKey });
      onDone?.();
    },
    onError: onRefused,
  });
}
