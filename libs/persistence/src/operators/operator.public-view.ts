import type { Role } from '#domain/access/caller.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** An operator as `/v1` shows him; also those who left, since messages name them. */
export interface PublicOperatorRow {
  id: number;
  email: string;
  phone: string | null;
  role: Role;
  customRoleId: number | null;
  state: 'active' | 'blocked' | 'deleted';
  firstName: string;
  lastName: string;
  /** Whether he has come: set a password of his own. */
  confirmed: boolean;
  status: OperatorStatus;
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  lastVisit: Date | null;
  externalId: string | null;
  secondFactor: boolean;
}

const columns = `o.id, o.email, o.phone, o.role, o.custom_role_id as "customRoleId", o.state, o.first_name as "firstName", o.last_name as "lastName", o.external_id as "externalId",
  o.confirmed_at is not null as confirmed, o.totp_enabled_at is not null as "secondFactor",
  coalesce(p.status, 'offline') as status, os.id as "statusId", os.name as "statusName", coalesce(p.connected, false) as connected,
  coalesce(p.open_dialogs, 0) as "openDialogs", p.seen_at as "lastVisit"`;
const from = `from operator o left join operator_presence p on p.operator_id = o.id left join operator_status os on os.id = p.status_id`;

const list = statement(
  'public.operators',
  `select ${columns}, count(*) over () as total
     ${from}
    where o.company_id = $1
      and ($2::text is null or o.role = $2) and ($3::text is null or o.state = $3)
      and ($4::text is null or regexp_replace(o.phone, '\\D', '', 'g') = $4) and ($5::text is null or lower(o.email) = lower($5))
      and ($6::boolean is null or (coalesce(p.connected, false) and p.status = 'online') = $6)
      and ($7::text is null or (coalesce(p.status, 'offline') = $7 and os.id is null)) and ($8::bigint is null or os.id = $8)
      and ($9::boolean is null or (o.confirmed_at is not null) = $9)
    order by o.id limit $10 offset $11`,
);

export interface OperatorFilter {
  role: string | null;
  state: string | null;
  phone: string | null;
  email: string | null;
  online: boolean | null;
  /** One of the three, without a word of the company's own. */
  status: OperatorStatus | null;
  /** One of the company's own. */
  statusId: number | null;
  confirmed: boolean | null;
  limit: number;
  offset: number;
}

/** Operators are few, so they may be counted. */
export async function publicOperators(tx: Tx, filter: OperatorFilter): Promise<{ rows: PublicOperatorRow[]; total: number }> {
  const { role, state, phone, email, online, status, statusId, confirmed, limit, offset } = filter;
  const rows = await tx.query<PublicOperatorRow & { total: number }>(list, [
    ...[tx.companyId, role, state, phone, email, online, status, statusId, confirmed, limit, offset],
  ]);
  return { rows, total: rows[0]?.total ?? 0 };
}

const one = statement('public.operator', `select ${columns} ${from} where o.company_id = $1 and o.id = $2`);

export async function publicOperator(tx: Tx, id: number): Promise<PublicOperatorRow | null> {
  const [row] = await tx.query<PublicOperatorRow>(one, [tx.companyId, id]);
  return row ?? null;
}

const exists = statement('public.operator_exists', `select id from operator where company_id = $1 and id = $2 and state = 'active'`);

export const isActiveOperator = async (tx: Tx, id: number): Promise<boolean> => (await tx.query(exists, [tx.companyId, id])).length > 0;
