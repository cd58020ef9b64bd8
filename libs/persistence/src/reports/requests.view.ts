import type { RequestRow, RequestsReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { NO_BUCKETS } from './bucket-moments.sql.js';
import { valuesOfOwn } from './own-rows.js';
import { asText, BUCKETS, bucketOf, channelMeant, dayOf, operatorMeant, PERIOD } from './question.sql.js';
import { reportOperators, withoutGroups } from './report-operators.view.js';
import { exactMoment, pageOf, placeOf, type PageAsked } from './row-cursor.js';

const MEANT = `q.company_id = $1 and ${channelMeant('q.channel_id')} and ${operatorMeant('q.operator_id')}`;

/** From the days of load: what was opened in all is counted there, and what is some operator's, which somebody wrote in. */
export const requestCounts = statement(
  'reports.requests',
  `with ${PERIOD}, ${BUCKETS},
   days as (
     select ${bucketOf('l.day')} as bucket, l.operator_id, sum(l.opened) as opened from period p join load_day l on l.company_id = $1
        and l.operator_id = any (coalesce($6::bigint[], array(select 0 union all select o.id from operator o where o.company_id = $1)))
        and l.channel_id = any (coalesce($5::bigint[], '{0}')) and l.day >= p.first_day and l.day <= p.last_day
      group by 1, 2),
   counts as (
     select bucket, sum(opened) filter (where operator_id = 0 or $6::bigint[] is not null) as opened,
            sum(opened) filter (where operator_id > 0) as answered from days group by 1)
   select ${asText('b.bucket')} as bucket, coalesce(c.opened, 0)::bigint as opened, coalesce(c.answered, 0)::bigint as answered
     from buckets b left join counts c on c.bucket = b.bucket order by b.bucket`,
);

export const requestRows = statement(
  'reports.request_rows',
  `with ${PERIOD},
   page as materialized (
     select q.id, q.opened_at from period p join request q on q.company_id = $1 and q.opened_at >= p.since and q.opened_at < p.until
      where ${MEANT} and q.operator_id is not null and ${NO_BUCKETS}
        and ($7::timestamptz is null or (q.opened_at, q.id) < ($7, $8::bigint))
      order by q.opened_at desc, q.id desc limit $9)
   select q.id, ${exactMoment('q.opened_at')} as moment, q.opened_at as start, ${asText(dayOf('q.opened_at'))} as date, q.closed_at as "closedAt",
          q.operator_id as "operatorId", q.dialog_id as "dialogId", q.channel_id as "channelId", c.name as channel,
          case when q.answered_at > q.opened_at then round(extract(epoch from q.answered_at - q.opened_at))::integer end as "firstAnswerSeconds"
     from page cross join period p join request q on q.id = page.id join channel c on c.id = q.channel_id
    order by page.opened_at desc, page.id desc`,
);

type Row = Omit<RequestRow, 'requestId' | 'number' | 'operator' | 'role' | 'customRole'> & { id: number; moment: string };

/** Requests that an operator wrote in, newest first, and how many were opened and answered. A request is its last answerer's. */
export async function readRequests(
  tx: Tx,
  question: ReportQuestion,
  { onlyOperatorId, cursor, limit, rowsOnly }: PageAsked,
): Promise<RequestsReport> {
  const values = await valuesOfOwn(tx, question, onlyOperatorId);
  const buckets = rowsOnly ? [] : await tx.query<RequestsReport['buckets'][number]>(requestCounts, values);
  const { page, next } = pageOf(await tx.query<Row>(requestRows, [...values, ...placeOf(cursor), limit + 1]), limit);
  const operatorOf = await reportOperators(
    tx,
    page.map(({ operatorId }) => operatorId),
  );
  return {
    opened: buckets.reduce((sum, { opened }) => sum + opened, 0),
    answered: buckets.reduce((sum, { answered }) => sum + answered, 0),
    buckets,
    rows: page.map(({ id, moment: _, ...row }) => ({
      ...{ requestId: id, number: `N-${id}`, ...row },
      ...withoutGroups(operatorOf(row.operatorId)),
    })),
    next,
  };
}
