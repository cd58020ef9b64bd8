import { useQuery } from '@tanstack/react-query';
import { frameLeaves, useFrame } from './frame.js';
import { meQuery } from './session.js';
import type { Permission } from './types.js';

/** Whether whoever looks may do any of this; undefined until it is known who looks. The server decides again with every request. */
export function useMay(...permissions: [Permission, ...Permission[]]): boolean | undefined {
  const { data: me } = useQuery(meQuery);
  const disabled = useFrame((state) => state.disabled);
  return me && permissions.some((permission) => me.permissions.includes(permission) && frameLeaves(permission, disabled));
}
