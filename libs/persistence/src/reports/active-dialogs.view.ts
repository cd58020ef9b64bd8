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

/** Of several operators a dialog may have more than one: their days are put together. */
const fromDays = statement(
  'reports.active_dialogs_of_some',
  `with ${PERIOD}, ${BUCKETS}, ${MEANT},
   days as materialized (
     select distinct d.dialog_id, ${bucketOf('d.day')} as bucket
       from period p join dialog_day d on d.company_id = $1 and d.operator_id = any ($6::bigint[]) and d.operator_id > 0
        and d.previous_day is not null and d.day >= p.first_day and d.day <= p.last_day
      where d.channel_id = any (array(select id from channels))),
   counts as (select bucket, count(*) as dialogs from days group by bucket),
   total as (select count(*) as dialogs from (select distinct dialog_id from days) d)
   ${ANSWER}`,
);

/**
 * Distinct dialogs with a message in or out, in each bucket and in the whole period; of operators, those in which they wrote. Those of the
 * WhatsApp Business API only where their channels are named.
 */
export async function readActiveDialogs(tx: Tx, question: ReportQuestion): Promise<ActiveDialogsReport> {
  const values = await valuesOf(tx, question);
  const operators = values[5] as number[] | null;
  const [row] = await tx.query<ActiveDialogsReport>(operators === null || operators.length === 1 ? fromCounts : fromDays, values);
  return row ?? { dialogs: 0, buckets: [] };
}
