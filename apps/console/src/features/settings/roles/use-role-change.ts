import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { rolesQuery } from '../../../api/roles.js';
import { staffKey } from '../../../api/staff.js';

/** Changes roles; where they are shown they are read anew. */
export function useRoleChange<Change, Result>(
  change: (change: Change) => Promise<Result>,
  onDone: (result: Result) => void | Promise<void>,
): UseMutationResult<Result, Error, Change> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      void client.invalidateQueries({ queryKey: staffKey });
      await onDone(result);
    },
  });
}
