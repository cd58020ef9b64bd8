import type { ReportOperator } from '#domain/reports/answers.js';
import type { Tx } from '../database.js';
import { fullNameOf } from '../sessions/full-name.sql.js';
import { statement } from '../statement.js';

const byId = statement(
  'reports.operators',
  `select o.id as "operatorId", ${fullNameOf('o')} as operator, coalesce(r.name, o.role) as role, r.id is not null as "customRole",
          array(select g.name from operator_group_member m join operator_group g on g.id = m.group_id
                 where m.operator_id = o.id order by lower(g.name), g.id) as groups
     from operator o left join custom_role r on r.id = o.custom_role_id
    where o.company_id = $1 and o.id = any ($2::bigint[])`,
);

/**
 * Operators as every report names them: by their names, roles and groups of now, also those who are blocked or deleted
 * (docs/adr/0021). One round trip, whatever the rows are.
 */
export async function reportOperators(tx: Tx, ids: Iterable<number | null>): Promise<(id: number) => ReportOperator> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows = wanted.length === 0 ? [] : await tx.query<ReportOperator>(byId, [tx.companyId, wanted]);
  const found = new Map(rows.map((row) => [row.operatorId, row]));
  return (id) => {
    const operator = found.get(id);
    if (!operator) throw new Error(`Operator ${id} is named by a report and does not exist`);
    return operator;
  };
}

/** The same without the groups, for reports that have no such column. */
export function withoutGroups({ groups: _, ...operator }: ReportOperator): Omit<ReportOperator, 'groups'> {
  return operator;
}
