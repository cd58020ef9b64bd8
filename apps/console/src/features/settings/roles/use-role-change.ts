import type { UseMutationResult } from '@tanstack/react-query';
import { rolesQuery } from '../../../api/roles.js';
import { staffKey } from '../../../api/staff.js';
import { useListChange } from '../use-list-change.js';

/** Changes roles; they stand in the list of people too. */
export const useRoleChange = <Change, Result>(
  change: (change: Change) => Promise<Result>,
  onDone: (result: Result) => void | Promise<void>,
): UseMutationResult<Result, Error, Change> => useListChange({ change, list: rolesQuery.queryKey, also: [staffKey], onDone });
