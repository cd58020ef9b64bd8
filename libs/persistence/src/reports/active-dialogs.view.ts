import type { ActiveDialogsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { CHANNEL_COUNTS } from './counted-message.sql.js';
import { PREVIOUS, unfolded } from './histogram.sql.js';
import { asText, BUCKETS, bucketOf, channelMeant, MONTHS, PERIOD, valuesOf } from './question.sql.js';

const MEANT = `channels as materialized (
  select c.id from channel c where c.company_id = $1 and ${channelMeant('c.id')} and ${CHANNEL_COUNTS})`;

const ANSWER = `select (select dialogs::bigint from total) as dialogs,
  (select jsonb_agg(jsonb_build_object('bucket', ${asText('b.bucket')}, 'dialogs', coalesce(c.dialogs, 0)) order by b.bucket)
     from buckets b left join counts c on c.bucket = b.bucket) as buckets`;

/** Rows `a` of whoever is meant: everybody, or the one operator that `$6` has. */
const counted = (span: string): string =>
  `a.company_id = $1 and a.operator_id = (coalesce($6::bigint[], '{0}'))[1] and a.span = '${span}' and a.channel_id = any (array(select id from channels))`;

/**
 * A dialog is counted on each of its days, and in each of its months, together with its last day before. So in any stretch of days it is new
 * once, where the day before lies outside. Whole months are read as such, and days only at both ends.
 */
const fromCounts = statement(
  'reports.active_dialogs',
  `with ${PERIOD}, ${BUCKETS}, ${MONTHS}, ${MEANT},
   spans as (
     select a.day, a.previous_days, a.previous_dialogs from months m
       join active_dialogs a on ${counted('month')} and a.day >= m.first and a.day < m.until
     union all
     select a.day, a.previous_days, a.previous_dialogs from period p cross join months m
       join active_dialogs a on ${counted('day')} and a.day >= p.first_day and a.day < least(m.first, p.last_day + 1)
     union all
     select a.day, a.previous_days, a.previous_dialogs from period p cross join months m
       join active_dialogs a on ${counted('day')} and a.day >= m.until and a.day <= p.last_day),
   parts as materialized (
     select a.day, b.previous_day, b.dialogs from spans a ${unfolded('a', PREVIOUS, 'b', ['previous_day', 'dialogs'])}),
   counts as (
     select ${bucketOf('a.day')} as bucket, sum(a.dialogs) as dialogs from period p cross join parts a
      where $4::text <> 'day' and a.previous_day < greatest(${bucketOf('a.day')}, p.first_day) group by 1
     union all
     select a.day, sum(a.dialogs) from period p
       join active_dialogs a on $4::text = 'day' and ${counted('day')} and a.day >= p.first_day and a.day <= p.last_day group by 1),
   total as (select coalesce(sum(a.dialogs), 0) as dialogs from period p cross join parts a where a.previous_day < p.first_day)
   ${ANSWER}`,
);

/** The days of several operators, `d`, from one day to another. */
const daysOfSome = (first: string, last: string): string =>
  `d.company_id = $1 and d.operator_id = any ($6::bigint[]) and d.operator_id > 0 and d.previous_day is not null
   and d.day >= ${first} and d.day <= ${last} and d.channel_id = any (array(select id from channels))`;

/**
 * Of several operators a dialog may have more than one, and no sums can tell: their days are put together, a bucket at a time, so that what
 * is sorted out fits into memory.
 */
const fromDays = statement(
  'reports.active_dialogs_of_some',
  `with ${PERIOD}, ${BUCKETS}, ${MEANT},
   counts as (
     select b.bucket, c.dialogs from buckets b cross join lateral (
       select count(*) as dialogs from (
         select distinct d.dialog_id from dialog_day d where ${daysOfSome('b.first_day', 'b.last_day')}) x) c),
   total as (
     select count(*) as dialogs from (
       select distinct d.dialog_id from period p join dialog_day d on ${daysOfSome('p.first_day', 'p.last_day')}) x)
   ${ANSWER}`,
);
// All dialogs of a period at once: on the disk it takes five times as long.
const room = statement('reports.room', `select set_config('work_mem', '64MB', true)`);

/**
 * Distinct dialogs with a message in or out, in each bucket and in the whole period; of operators, those in which they wrote. Those of the
 * WhatsApp Business API only where their channels are named.
 */
export async function readActiveDialogs(tx: Tx, question: ReportQuestion): Promise<ActiveDialogsReport> {
  const values = await valuesOf(tx, question);
  const operators = values[5] as number[] | null;
  const isOfSome = operators !== null && operators.length !== 1;
  if (isOfSome) tx.write(room);
  const [row] = await tx.query<ActiveDialogsReport>(isOfSome ? fromDays : fromCounts, values);
  return row ?? { dialogs: 0, buckets: [] };
}
