import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A group as `/v1` shows it, with those of its members who work here. */
export interface PublicOperatorGroupRow {
  id: number;
  name: string;
  operatorIds: number[];
}

const list = statement(
  'public.operator_groups',
  `select g.id, g.name, count(*) over () as total,
          array(select m.operator_id::float8 from operator_group_member m join operator o on o.id = m.operator_id and o.state = 'active'
                 where m.group_id = g.id order by m.operator_id) as "operatorIds"
     from operator_group g where g.company_id = $1 order by g.id limit $2 offset $3`,
);

/** Groups are few, so they may be counted. */
export async function publicOperatorGroups(
  tx: Tx,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: PublicOperatorGroupRow[]; total: number }> {
  const rows = await tx.query<PublicOperatorGroupRow & { total: number }>(list, [tx.companyId, limit, offset]);
  return { rows, total: rows[0]?.total ?? 0 };
}
