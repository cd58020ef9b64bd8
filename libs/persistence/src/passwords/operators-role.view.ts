import type { HeldRole } from '#domain/access/raise.js';
import type { Tx } from '../database.js';
import { heldRole, type RoleColumns } from '../invitations/held-role.js';
import { statement } from '../statement.js';

const roleOf = statement(
  'passwords.operators_role',
  `select o.role, r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers"
     from operator o join company c on c.id = o.company_id left join custom_role r on r.id = o.custom_role_id
    where o.company_id = $1 and o.id = $2 and o.state = 'active'`,
);

/** What somebody who works here may; null for anybody else. */
export async function activeOperatorsRole(tx: Tx, operatorId: number): Promise<HeldRole | null> {
  const [row] = await tx.query<RoleColumns>(roleOf, [tx.companyId, operatorId]);
  return row ? heldRole(row) : null;
}
