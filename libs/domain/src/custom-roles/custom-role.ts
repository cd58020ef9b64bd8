import type { Role } from '../access/caller.js';
import { GRANTABLE, NEEDS, type GrantablePermission } from '../access/permissions.js';

/** A set of permissions that a company has given a name. */
export interface CustomRole {
  id: number;
  name: string;
  permissions: GrantablePermission[];
  /** Follows from the permissions. */
  baseRole: Exclude<Role, 'admin'>;
}

export interface CustomRoleFields {
  name: string;
  permissions: readonly GrantablePermission[];
}

/** A role to give: exactly one of the two. */
export type GivenRole = { role: Role } | { customRoleId: number };

export const MOST_CUSTOM_ROLES = 10;
export const CUSTOM_ROLE_NAME_LENGTH = 60;

/** The permissions with all that they need, each once, in the catalogue's order. */
export function whole(permissions: readonly GrantablePermission[]): GrantablePermission[] {
  const wanted = new Set<GrantablePermission>();
  const want = (permission: GrantablePermission): void => {
    wanted.add(permission);
    const needed = NEEDS[permission];
    if (needed !== undefined && !wanted.has(needed)) want(needed);
  };
  permissions.forEach(want);
  return GRANTABLE.filter((permission) => wanted.has(permission));
}
