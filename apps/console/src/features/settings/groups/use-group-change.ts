import type { UseMutationResult } from '@tanstack/react-query';
import { channelsQuery } from '../../../api/channels.js';
import { groupsQuery } from '../../../api/company.js';
import { staffKey } from '../../../api/staff.js';
import { useListChange } from '../use-list-change.js';

/** Changes groups; they stand on the cards of people and on channels too. */
export const useGroupChange = <Change>(
  change: (change: Change) => Promise<unknown>,
  told: { onDone: () => void; onRefused?: (error: Error) => void },
): UseMutationResult<unknown, Error, Change> =>
  useListChange({ change, list: groupsQuery.queryKey, also: [staffKey, channelsQuery.queryKey], ...told });
