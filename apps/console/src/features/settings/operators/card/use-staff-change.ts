import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { groupsQuery, operatorsQuery } from '../../../../api/company.js';
import { rolesQuery } from '../../../../api/roles.js';
import { staffKey } from '../../../../api/staff.js';

/** Changes somebody of the staff; everything that shows him is read anew. */
export function useStaffChange<Change>(
  change: (change: Change) => Promise<unknown>,
  onDone: () => void | Promise<void>,
  onRefused?: (error: Error) => void,
): UseMutationResult<unknown, Error, Change> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: staffKey });
      for (const { queryKey } of [operatorsQuery, groupsQuery, rolesQuery]) void client.invalidateQueries({ queryKey });
      await onDone();
    },
    ...(onRefused && { onError: onRefused }),
  });
}
