import type { RoleList, RoleRef } from '../../api/roles.js';
import type { Me, Permission, Role } from '../../api/types.js';

export interface GivableRole {
  ref: RoleRef;
  /** Of a role of the company's own. */
  name: string | null;
  role: Role;
}

/** The roles that somebody may give: an admin any, everybody else those that allow no more than his own. The server decides again. */
export function givableRoles(
  { builtIn, custom }: RoleList,
  me: Pick<Me, 'permissions'> & { operator: Pick<Me['operator'], 'role'> },
): GivableRole[] {
  const mine = new Set<Permission>(me.permissions);
  const may = ({ permissions }: { permissions: Permission[] }): boolean =>
    me.operator.role === 'admin' || permissions.every((permission) => mine.has(permission));
  return [
    ...builtIn.filter(may).map(({ role }) => ({ ref: { role }, name: null, role })),
    ...custom.filter(may).map(({ id, name, baseRole }) => ({ ref: { customRoleId: id }, name, role: baseRole })),
  ];
}

export const roleKey = (ref: RoleRef): string => ('role' in ref ? ref.role : String(ref.customRoleId));

export const isSameRole = (one: RoleRef, other: RoleRef): boolean => roleKey(one) === roleKey(other);

/** The role of somebody, as it is given. */
export const roleRefOf = ({ role, customRole }: { role: Role; customRole: { id: number } | null }): RoleRef =>
  customRole ? { customRoleId: customRole.id } : { role };
