import { ROLES, type Role } from '#domain/access/caller.js';
import { RIGHTS_OF_ROLE } from '../help/words.js';
import type { AccessRight } from './access-rights.dto.js';

/** The three roles that every company has, numbered for programs. */
export const accessRightIdOf = (role: Role): number => ROLES.indexOf(role) + 1;

export const ACCESS_RIGHTS: AccessRight[] = ROLES.map((role) => ({
  ...{ id: accessRightIdOf(role), name: role, role, description: RIGHTS_OF_ROLE[role] },
}));
