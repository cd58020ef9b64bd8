import type { Role } from '#domain/access/caller.js';
import type { Permission } from '#domain/access/permissions.js';
import type { Locale } from '#domain/companies/company.js';
import type { ColorScheme, OperatorStatus } from '#domain/operators/operator.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';

/** An operator as he sees himself. */
export interface MeRow {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  role: Role;
  locale: Locale;
  colorScheme: ColorScheme;
  status: OperatorStatus;
  statusId: number | null;
  statusName: string | null;
  takesPartInQueue: boolean;
  companyId: number;
  companyName: string;
  timeZone: string;
  operatorsAssignOthers: boolean;
  customRoleId: number | null;
  customRoleName: string | null;
  customPermissions: Permission[] | null;
  secondFactor: boolean;
}

const me = statement(
  'operators.me',
  `select o.id, o.email, o.first_name as "firstName", o.last_name as "lastName", o.phone, o.role, o.locale, o.color_scheme as "colorScheme",
          coalesce(p.status, 'offline') as status, s.id as "statusId", s.name as "statusName", o.takes_part_in_queue as "takesPartInQueue",
          c.id as "companyId", c.name as "companyName", c.time_zone as "timeZone", c.operators_assign_others as "operatorsAssignOthers",
          r.id as "customRoleId", r.name as "customRoleName", r.permissions as "customPermissions",
          o.totp_enabled_at is not null as "secondFactor"
     from operator o join company c on c.id = o.company_id left join operator_presence p on p.operator_id = o.id
          left join operator_status s on s.id = p.status_id left join custom_role r on r.id = o.custom_role_id
    where o.id = $1`,
);

export async function readMe(database: Database, companyId: number, operatorId: number): Promise<MeRow> {
  const [row] = await database.transaction(companyId, (tx) => tx.query<MeRow>(me, [operatorId]));
  if (!row) throw new Error('A signed-in operator has no row');
  return row;
}
