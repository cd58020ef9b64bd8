import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/session.js';

/** Whether whoever looks may change what admins and supervisors may. */
export function useMayManage(): boolean {
  const { data: me } = useQuery(meQuery);
  return me !== undefined && me.operator.role !== 'operator';
}
