import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { invitationsQuery, invitePeople, type InviteResults } from '../../api/invitations.js';
import type { RoleRef } from '../../api/roles.js';
import { staffKey } from '../../api/staff.js';

interface Invite {
  text: string;
  role: RoleRef;
  groupIds: number[];
}

/** Sends the invitations of a list; the pages that show them read anew. */
export function useInvite(onDone: (results: InviteResults) => void): UseMutationResult<InviteResults, Error, Invite> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, role, groupIds }: Invite) => invitePeople(text, role, groupIds),
    onSuccess: (results) => {
      for (const queryKey of [invitationsQuery.queryKey, staffKey]) void client.invalidateQueries({ queryKey });
      onDone(results);
    },
  });
}
