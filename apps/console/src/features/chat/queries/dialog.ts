import { queryOptions, useQuery } from '@tanstack/react-query';
import { getDialog } from '../../../api/dialogs.js';
import { keys } from './keys.js';

export const dialogQuery = (id: number) =>
  queryOptions({
    queryKey: keys.dialog(id),
    queryFn: ({ signal }) => getDialog(id, signal),
  });

export const useDialog = (id: number) => useQuery(dialogQuery(id));
