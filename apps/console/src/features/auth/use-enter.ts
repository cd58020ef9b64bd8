import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery } from '../../api/session.js';
import type { Me } from '../../api/types.js';

/** Goes into the console as the operator who has just proved who he is. */
export function useEnter(): (me: Me, next?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (me, next = '/') => {
    // Nothing that a former operator saw in this tab may stay.
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    router.history.push(next);
  };
}
