import type { DialogPackage } from '#domain/packages/account.js';
import type { RefusedMonth } from '#domain/packages/give-back-refused.js';
import type { Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import { activity } from './activity.sql.js';

/** A few of one company, so that its account is never locked for long. */
const AT_ONCE = 200;

const refused = statement(
  'refused_sends.next',
  `select r.company_id as "companyId", array_agg(r.message_id::float8) as "messageIds"
     from (select company_id, message_id from refused_send order by message_id limit ${AT_ONCE}) r group by r.company_id`,
);

export const settled = statement(
  'refused_sends.settled',
  `delete from refused_send where company_id = $1 and message_id = any($2::bigint[])`,
);

// By when it was stored: that is the clock that counted it.
const months = statement(
  'refused_sends.months',
  `with m as materialized (
     select distinct m.dialog_id, c.month, c.begins_at, c.ends_at
       from message m join counted_month c on c.company_id = $1 and m.created_at >= c.begins_at and m.created_at < c.ends_at
      where m.company_id = $1 and m.id = any($2::bigint[]))
   select a.dialog_id as "dialogId", to_char(a.month, 'YYYY-MM-DD') as month, m.ends_at as until, a.counted_at as "countedAt",
          a.paid_by as "paidBy", a.entry_id as "entryId", coalesce(-l.amount_minor, 0) as "chargedMinor",
          case when p.id is not null then jsonb_build_object('id', p.id, 'size', p.size, 'used', p.used) end as package,
          exists (select 1 from message x
                   where x.dialog_id = a.dialog_id and x.created_at >= m.begins_at and x.created_at < m.ends_at and ${activity('x')}) as "isActive"
     from m join active_dialog a on a.company_id = $1 and a.month = m.month and a.dialog_id = m.dialog_id
     left join dialog_package p on p.company_id = $1 and p.id = a.package_id
     left join ledger_entry l on l.company_id = $1 and l.id = a.entry_id`,
);

type Row = Omit<RefusedMonth, 'payment'> & { paidBy: 'package' | 'single' | 'none' | null; entryId: number | null };

/** Behind the locks of the dialogs and the account. */
export async function refusedMonths(tx: Tx, messageIds: readonly number[]): Promise<RefusedMonth[]> {
  const rows = await tx.query<Row>(months, [tx.companyId, messageIds]);
  // Two dialogs may have places of one package: it is one.
  const packages = new Map(rows.flatMap((row) => (row.package ? [[row.package.id, row.package] as [number, DialogPackage]] : [])));
  return rows.map(({ paidBy, entryId, ...row }) => {
    const known = row.package && packages.get(row.package.id)!;
    return { ...row, package: known, payment: paymentOf(paidBy, entryId, known) };
  });
}

function paymentOf(paidBy: Row['paidBy'], entryId: number | null, of: DialogPackage | null): RefusedMonth['payment'] {
  if (paidBy === 'package') return of && { by: 'package', packageId: of.id };
  if (paidBy === 'single') return { by: 'single', entryId };
  return paidBy && { by: 'none' };
}

/** Messages that were refused and have not been looked at, by company. */
export const refusedSends = (jobs: JobsDatabase): Promise<{ companyId: number; messageIds: number[] }[]> => jobs.query(refused);
