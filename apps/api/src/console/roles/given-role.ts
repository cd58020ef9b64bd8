import type { Role } from '#domain/access/caller.js';
import type { GivenRole } from '#domain/custom-roles/custom-role.js';
import { InvalidInput } from '../../http/http.errors.js';

/** The one role that a request names. `field`: what to correct where it names none or two. */
export function givenRole({ role, customRoleId }: { role?: Role; customRoleId?: number }, field = 'role'): GivenRole {
  if (customRoleId !== undefined && role === undefined) return { customRoleId };
  if (role !== undefined && customRoleId === undefined) return { role };
  throw new InvalidInput([{ field, message: `${field}: name exactly one of role and customRoleId` }]);
}
