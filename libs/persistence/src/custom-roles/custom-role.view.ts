import type { Role } from '#domain/access/caller.js';
import { permissionsOf, type OperatorsMay, type Permission } from '#domain/access/permissions.js';
import type { HeldRole } from '#domain/access/raise.js';
import type { CustomRole, GivenRole } from '#domain/custom-roles/custom-role.js';
import { UnknownRole } from '#domain/custom-roles/custom-roles.errors.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface CustomRoleRow extends CustomRole {
  /** Who has it and is not deleted. */
  operators: number;
  /** Whom its deletion would leave without a role: those who are deleted too, and open invitations. */
  holders: number;
}

export interface BuiltInRoleRow {
  role: Role;
  permissions: readonly Permission[];
  operators: number;
}

const columns = `r.id, r.name, r.permissions, r.base_role as "baseRole"`;
const counted = `${columns},
  (select count(*)::int from operator o where o.custom_role_id = r.id and o.state <> 'deleted') as operators,
  (select count(*)::int from operator o where o.custom_role_id = r.id)
    + (select count(*)::int from invitation i where i.company_id = r.company_id and i.custom_role_id = r.id and i.state = 'pending') as holders`;
const list = statement('roles.list', `select ${counted} from custom_role r where r.company_id = $1 order by lower(r.name), r.id`);
const one = statement('roles.one', `select ${counted} from custom_role r where r.company_id = $1 and r.id = $2`);
const builtIn = statement(
  'roles.built_in',
  `select k.role, c.operators_assign_others as "operatorsAssignOthers", count(o.id)::int as operators
     from company c cross join unnest(array['admin', 'supervisor', 'operator']) with ordinality as k(role, place)
          left join operator o on o.company_id = c.id and o.role = k.role and o.custom_role_id is null and o.state <> 'deleted'
    where c.id = $1 group by k.role, k.place, c.operators_assign_others order by k.place`,
);
// Whoever gives a role holds it as it is until he has given it: nobody changes or deletes it meanwhile.
const toGive = statement('roles.to_give', `select ${columns} from custom_role r where r.company_id = $1 and r.id = $2 for share`);
const operatorsMay = statement(
  'roles.operators_may',
  `select operators_assign_others as "operatorsAssignOthers" from company where id = $1`,
);

export const listCustomRoles = (tx: Tx): Promise<CustomRoleRow[]> => tx.query<CustomRoleRow>(list, [tx.companyId]);

export const customRoleById = async (tx: Tx, id: number): Promise<CustomRoleRow | null> =>
  (await tx.query<CustomRoleRow>(one, [tx.companyId, id]))[0] ?? null;

export async function listBuiltInRoles(tx: Tx): Promise<BuiltInRoleRow[]> {
  const rows = await tx.query<{ role: Role; operators: number } & OperatorsMay>(builtIn, [tx.companyId]);
  return rows.map(({ role, operators, ...may }) => ({ role, operators, permissions: permissionsOf(role, may) }));
}

/** A role as it is written to whoever gets it. */
export interface RoleToGive extends HeldRole {
  customRoleId: number | null;
  name: string;
}

/**
 * What a choice of a role comes to: the columns `role` and `custom_role_id`, and what it may, for `mustGiveRole`. The transaction holds
 * the role until its end. `field`: what the one who asked called it.
 */
export async function roleToGive(tx: Tx, given: GivenRole, field = 'customRoleId'): Promise<RoleToGive> {
  if ('role' in given) {
    const [may] = await tx.query<OperatorsMay>(operatorsMay, [tx.companyId]);
    return { role: given.role, customRoleId: null, name: given.role, permissions: permissionsOf(given.role, may!) };
  }
  const [found] = await tx.query<CustomRole>(toGive, [tx.companyId, given.customRoleId]);
  if (!found) throw new UnknownRole(field);
  return { role: found.baseRole, customRoleId: found.id, name: found.name, permissions: found.permissions };
}
