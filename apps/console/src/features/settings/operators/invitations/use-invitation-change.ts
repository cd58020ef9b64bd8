import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { invitationsQuery } from '../../../../api/invitations.js';
import { staffKey } from '../../../../api/staff.js';
import { toastError } from '../../../../ui/toast.js';

/** Changes invitations; they take places of the licence, so the list of people is read anew too. */
export function useInvitationChange<Result>(
  change: () => Promise<Result>,
  onDone: (result: Result) => void,
  onRefused: (error: Error) => void = toastError,
): UseMutationResult<Result, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      void client.invalidateQueries({ queryKey: staffKey });
      onDone(result);
    },
    onError: onRefused,
  });
}
