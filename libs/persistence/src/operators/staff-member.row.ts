import type { Caller, Role } from '#domain/access/caller.js';
import { permissionsOf, type OperatorsMay, type Permission } from '#domain/access/permissions.js';
import { NotAllowed } from '#domain/access/access.errors.js';
import type { OperatorState } from '#domain/operators/operator.js';
import type { StaffMemberNow } from '#domain/operators/staff-rules.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const member = statement(
  'staff.member',
  `select o.id, o.role, o.state, o.first_name as "firstName", o.last_name as "lastName", o.phone, o.external_id as "externalId", o.languages,
          o.takes_part_in_queue as "takesPartInQueue", o.max_open_dialogs as "maxOpenDialogs", o.custom_role_id as "customRoleId", r.name as "customRoleName",
          r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers",
          array(select m.group_id from operator_group_member m where m.operator_id = o.id order by m.group_id)::float8[] as "groupIds",
          (select count(*)::int from operator a where a.company_id = $1 and a.role = 'admin' and a.state = 'active' and a.id <> o.id) as "otherAdmins"
     from operator o join company c on c.id = o.company_id left join custom_role r on r.id = o.custom_role_id
    where o.company_id = $1 and o.id = $2`,
);

interface Row extends OperatorsMay {
  id: number;
  role: Role;
  state: OperatorState;
  firstName: string;
  lastName: string;
  phone: string | null;
  externalId: string | null;
  languages: string[];
  takesPartInQueue: boolean;
  maxOpenDialogs: number | null;
  customRoleId: number | null;
  customRoleName: string | null;
  customPermissions: Permission[] | null;
  groupIds: number[];
  otherAdmins: number;
}

/** Somebody's whole card, for whoever changes it. */
export type StaffMemberRow = Omit<Row, 'customPermissions' | 'operatorsAssignOthers'> & StaffMemberNow;

async function find(tx: Tx, operatorId: number): Promise<StaffMemberRow | null> {
  const [row] = await tx.query<Row>(member, [tx.companyId, operatorId]);
  if (!row) return null;
  const { customPermissions, operatorsAssignOthers, ...card } = row;
  return { ...card, permissions: customPermissions ?? permissionsOf(card.role, { operatorsAssignOthers }) };
}

/** Whom a change is about; asked under the lock of the staff. */
export async function staffMember(tx: Tx, operatorId: number): Promise<StaffMemberRow> {
  const row = await find(tx, operatorId);
  if (!row) throw notFound('Operator');
  return row;
}

/** Who changes the staff, as he is now and not as he was when his request came in; null stays null: a program. */
export async function actorNow(tx: Tx, caller: Caller | null): Promise<Caller | null> {
  if (!caller) return null;
  const row = await find(tx, caller.operatorId);
  if (row?.state !== 'active') throw new NotAllowed();
  return { ...caller, role: row.role, permissions: row.permissions };
}
