import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const countedUntil = statement(
  'reports.counted_until',
  `select case when exists (select 1 from report_backlog b where b.company_id = $1) then c.created_at
               else coalesce((select e.created_at from event e
                      where e.company_id = $1 and e.xid >= (select position from report_feed) order by e.xid limit 1), now())
          end as "countedUntil"
     from company c where c.id = $1`,
);

/**
 * Until when the figures of the reports know of everything: seconds ago. While the company is counted anew, after an update or another
 * time zone, that is when the company began.
 */
export async function readCountedUntil(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ countedUntil: Date }>(countedUntil, [tx.companyId]);
  if (!row) throw new Error(`Company ${tx.companyId} does not exist`);
  return row.countedUntil;
}
