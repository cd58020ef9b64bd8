import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { channelsQuery } from '../../../api/channels.js';
import { groupsQuery } from '../../../api/company.js';
import { staffKey } from '../../../api/staff.js';

/** Changes groups; they stand on the cards of people and on channels too. */
export function useGroupChange<Change>(
  change: (change: Change) => Promise<unknown>,
  { onDone, onRefused }: { onDone: () => void; onRefused?: (error: Error) => void },
): UseMutationResult<unknown, Error, Change> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupsQuery.queryKey });
      for (const queryKey of [staffKey, channelsQuery.queryKey]) void client.invalidateQueries({ queryKey });
      onDone();
    },
    ...(onRefused && { onError: onRefused }),
  });
}
