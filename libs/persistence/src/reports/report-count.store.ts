import type { Database, Tx } from '../database.js';
import { statement } from '../statement.js';
import { allDaysOf, countDays, type DaysOfDialog } from './count-days.store.js';
import { countRequests } from './count-requests.store.js';
import { COUNTED_AT } from './counted-message.sql.js';
import { fillIn } from './fill-in.store.js';
import type { ToCount } from './report.feed.js';

// Nobody waits for it, and a long dialog is counted whole.
const patience = statement('reports.patience', `select set_config('statement_timeout', '60s', true)`);

// Whoever counts a company waits here for who does it already; only the statements behind it see what he has written.
const beginStatement = statement(
  'reports.begin_count',
  `insert into report_count (company_id, time_zone) select id, time_zone from company where id = $1 on conflict do nothing`,
);
const lockStatement = statement(
  'reports.lock_count',
  `select r.time_zone <> c.time_zone as moved from report_count r join company c on c.id = r.company_id where r.company_id = $1 for update of r`,
);
// Days that were cut by another clock are wrong, all of them.
const moveStatement = statement(
  'reports.move_count',
  `with moved as (update report_count r set time_zone = c.time_zone from company c where r.company_id = $1 and c.id = $1)
   insert into report_backlog (company_id, below_id) values ($1, ${Number.MAX_SAFE_INTEGER})
   on conflict (company_id) do update set below_id = excluded.below_id`,
);

/** Locks what is counted of the company. Its clock is that of this moment: when it was changed, everything is counted anew behind it. */
async function lockCount(tx: Tx): Promise<void> {
  tx.write(patience);
  const lock = () => tx.query<{ moved: boolean }>(lockStatement, [tx.companyId]);
  let [row] = await lock();
  if (!row) {
    await tx.query(beginStatement, [tx.companyId]);
    [row] = await lock();
  }
  if (row?.moved) await tx.query(moveStatement, [tx.companyId]);
}

/**
 * Which days of which dialogs these messages and requests touch. When another operator becomes responsible for a request, its messages
 * become his load, from its first day on; a comment is enough for that.
 */
const touchedStatement = statement(
  'reports.touched',
  `with z as materialized (select time_zone from report_count where company_id = $1),
   named as materialized (
     select m.dialog_id, m.request_id, m.kind, m.sent_at, (${COUNTED_AT} at time zone z.time_zone)::date as day
       from z cross join unnest($2::bigint[]) as i(id)
      cross join lateral (
        select m.* from message m where m.id = i.id and m.kind <> 'system' offset 0) m),
   requests as materialized (
     select unnest($3::bigint[]) as id union select request_id from named where request_id is not null),
   served as (
     select q.dialog_id, q.opened_at, (q.opened_at at time zone z.time_zone)::date as day from z cross join requests r
      cross join lateral (select q.* from request q where q.id = r.id offset 0) q
       left join lateral (select c.operator_id from counted_request c where c.request_id = q.id offset 0) c on true
      where coalesce(q.operator_id, 0) <> coalesce(c.operator_id, 0)),
   days as (
     select dialog_id, day as first_day, day as last_day, sent_at as since from named where kind <> 'comment'
     union all
     select dialog_id, day, 'infinity', opened_at from served),
   stretches as (
     select dialog_id, min(first_day) as first_day, max(last_day) as last_day, min(since) as since from days group by 1)
   select coalesce((select jsonb_agg(jsonb_build_object('dialogId', dialog_id, 'firstDay', first_day, 'lastDay', last_day, 'since', since)
                              order by dialog_id) from stretches), '[]') as days,
          array(select id from requests)::float8[] as requests`,
);

const pieceStatement = statement(
  'reports.piece',
  `with piece as materialized (
     select d.id from report_backlog b cross join lateral (
       select d.id from dialog d where d.company_id = $1 and d.id < b.below_id order by d.id desc limit $2) d where b.company_id = $1)
   select array(select id from piece order by id)::float8[] as dialogs,
          array(select q.id from piece p cross join lateral (select q.id from request q where q.dialog_id = p.id offset 0) q)::float8[] as requests`,
);
const movedOnStatement = statement('reports.backlog_moved_on', `update report_backlog set below_id = $2 where company_id = $1`);
const doneStatement = statement('reports.backlog_done', `delete from report_backlog where company_id = $1`);
// A clock that was changed leaves days behind in which nothing is any more.
const tidyStatements = [
  statement('reports.tidy_dialogs', `delete from active_dialogs where company_id = $1 and dialogs = 0`),
  statement(
    'reports.tidy_hours',
    `delete from load_day where company_id = $1 and (from_clients, to_clients, opened, closed) = (0, 0, 0, 0) and hours = '{}'`,
  ),
  statement('reports.tidy_times', `delete from request_times where company_id = $1 and requests = '{}'`),
];

/**
 * Brings the counts of reports up to what is stored, in a transaction a company. What is counted is compared with what is there, so it is
 * all the same whether something is counted once, twice, or by two at once.
 */
export class ReportCounts {
  constructor(private readonly database: Pick<Database, 'transaction'>) {}

  /** What the log says has changed. */
  async count({ companyId, messageIds, requestIds }: ToCount): Promise<void> {
    await this.inCompany(companyId, async (tx) => {
      await lockCount(tx);
      const [touched] = await tx.query<{ days: DaysOfDialog[]; requests: number[] }>(touchedStatement, [companyId, messageIds, requestIds]);
      if (!touched) return;
      await countDays(tx, touched.days);
      await countRequests(tx, touched.requests);
    });
  }

  /** One piece of what must be counted anew; whether that was all. */
  countPiece(companyId: number, dialogsAtOnce: number): Promise<boolean> {
    return this.inCompany(companyId, async (tx) => {
      await lockCount(tx);
      const [piece] = await tx.query<{ dialogs: number[]; requests: number[] }>(pieceStatement, [companyId, dialogsAtOnce]);
      const [lowest] = piece?.dialogs ?? [];
      if (piece && lowest !== undefined) {
        await fillIn(tx, piece.dialogs);
        await countDays(tx, piece.dialogs.map(allDaysOf));
        await countRequests(tx, piece.requests);
        tx.write(movedOnStatement, [companyId, lowest]);
      }
      if (piece && piece.dialogs.length === dialogsAtOnce) return false;
      for (const tidy of [...tidyStatements, doneStatement]) tx.write(tidy, [companyId]);
      return true;
    });
  }

  private inCompany<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(companyId, work, { seesWithheld: true, keepPlans: true });
  }
}
