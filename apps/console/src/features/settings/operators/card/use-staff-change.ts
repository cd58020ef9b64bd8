import type { UseMutationResult } from '@tanstack/react-query';
import { groupsQuery, operatorsQuery } from '../../../../api/company.js';
import { rolesQuery } from '../../../../api/roles.js';
import { staffKey } from '../../../../api/staff.js';
import { useListChange } from '../../use-list-change.js';

const SHOW_HIM = [operatorsQuery.queryKey, groupsQuery.queryKey, rolesQuery.queryKey];

/** Changes somebody of the staff; everything that shows him is read anew. */
export const useStaffChange = <Change>(
  change: (change: Change) => Promise<unknown>,
  onDone: () => void | Promise<void>,
  onRefused?: (error: Error) => void,
): UseMutationResult<unknown, Error, Change> =>
  useListChange({ change, list: staffKey, also: SHOW_HIM, onDone, ...(onRefused && { onRefused }) });
