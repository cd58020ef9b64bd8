import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/session.js';

/** Admins and supervisors draw scenarios; undefined until it is known who looks. */
export function useMayDraw(): boolean | undefined {
  const { data: me } = useQuery(meQuery);
  return me && me.operator.role !== 'operator';
}
