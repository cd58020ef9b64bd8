import { ROLES, type Role } from '#domain/access/caller.js';
import type { CustomRole } from '#domain/custom-roles/custom-role.js';
import { RIGHTS_OF_ROLE } from '../help/words.js';
import type { AccessRight } from './access-rights.dto.js';

/** The three roles that every company has are numbered for programs; a role of its own keeps the number that it has everywhere. */
export const accessRightIdOf = ({ role, customRoleId }: { role: Role; customRoleId: number | null }): number =>
  customRoleId ?? ROLES.indexOf(role) + 1;

export const BUILT_IN_RIGHTS: readonly AccessRight[] = ROLES.map((role) => ({
  ...{ id: accessRightIdOf({ role, customRoleId: null }), name: role, role, description: RIGHTS_OF_ROLE[role] },
}));

export const presentAccessRight = ({ id, name, baseRole, permissions }: CustomRole): AccessRight => ({
  ...{ id, name, role: baseRole, description: permissions.join(', ') },
});
