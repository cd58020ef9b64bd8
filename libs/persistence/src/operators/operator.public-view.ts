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
  state: 'active' | 'blocked' | 'deleted';
  firstName: string;
  lastName: string;
  status: OperatorStatus;
  connected: boolean;
  openDialogs: number;
  lastVisit: Date | null;
  externalId: string | null;
}

const columns = `o.id, o.email, o.phone, o.role, o.state, o.first_name as "firstName", o.last_name as "lastName", o.external_id as "externalId",
  coalesce(p.status, 'offline') as status, coalesce(p.connected, false) as connected,
  coalesce(p.open_dialogs, 0) as "openDialogs", p.seen_at as "lastVisit"`;

const list = statement(
  'public.operators',
  `select ${columns}, count(*) over () as total
     from operator o left join operator_presence p on p.operator_id = o.id
    where o.company_id = $1
      and ($2::text is null or o.role = $2) and ($3::text is null or o.state = $3)
      and ($4::text is null or regexp_replace(o.phone, '\\D', '', 'g') = $4) and ($5::text is null or lower(o.email) = lower($5))
      and ($6::boolean is null or (coalesce(p.connected, false) and p.status = 'online') = $6)
      and ($7::text is null or coalesce(p.status, 'offline') = $7)
    order by o.id limit $8 offset $9`,
);

export interface OperatorFilter {
  role: string | null;
  state: string | null;
  phone: string | null;
  email: string | null;
  online: boolean | null;
  status: OperatorStatus | null;
  limit: number;
  offset: number;
}

/** Operators are few, so they may be counted. */
export async function publicOperators(tx: Tx, filter: OperatorFilter): Promise<{ rows: PublicOperatorRow[]; total: number }> {
  const { role, state, phone, email, online, status, limit, offset } = filter;
  const rows = await tx.query<PublicOperatorRow & { total: number }>(list, [
    ...[tx.companyId, role, state, phone, email, online, status, limit, offset],
  ]);
  return { rows, total: rows[0]?.total ?? 0 };
}

const one = statement(
  'public.operator',
  `select ${columns} from operator o left join operator_presence p on p.operator_id = o.id where o.company_id = $1 and o.id = $2`,
);

export async function publicOperator(tx: Tx, id: number): Promise<PublicOperatorRow | null> {
  const [row] = await tx.query<PublicOperatorRow>(one, [tx.companyId, id]);
  return row ?? null;
}

const exists = statement('public.operator_exists', `select id from operator where company_id = $1 and id = $2 and state = 'active'`);

export const isActiveOperator = async (tx: Tx, id: number): Promise<boolean> => (await tx.query(exists, [tx.companyId, id])).length > 0;
