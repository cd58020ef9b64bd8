import type { Role } from '#domain/access/caller.js';
import { permissionsOf, type Permission } from '#domain/access/permissions.js';
import type { HeldRole } from '#domain/access/raise.js';

/** What the columns of a role say, with `customPermissions` of the custom one and what the company lets its operators do. */
export interface RoleColumns {
  role: Role;
  customPermissions: Permission[] | null;
  operatorsAssignOthers: boolean;
}

/** What somebody with this role may. */
export const heldRole = ({ role, customPermissions, operatorsAssignOthers }: RoleColumns): HeldRole => ({
  role,
  permissions: customPermissions ?? permissionsOf(role, { operatorsAssignOthers }),
});
