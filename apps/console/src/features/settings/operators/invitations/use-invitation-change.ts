import type { UseMutationResult } from '@tanstack/react-query';
import { invitationsQuery } from '../../../../api/invitations.js';
import { staffKey } from '../../../../api/staff.js';
import { toastError } from '../../../../ui/toast.js';
import { useListChange } from '../../use-list-change.js';

/** Changes invitations; they take places of the licence, so the list of people is read anew too. */
export const useInvitationChange = <Result>(
  change: () => Promise<Result>,
  onDone: (result: Result) => void,
  onRefused: (error: Error) => void = toastError,
): UseMutationResult<Result, Error, void> =>
  useListChange({ change, list: invitationsQuery.queryKey, also: [staffKey], onDone, onRefused });
