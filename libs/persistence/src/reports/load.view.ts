import type { LoadReport, Times } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { COUNTED_AT, IS_COUNTED, IS_LOAD, roundedSeconds, secondsBetween } from './counted-message.sql.js';
import { asText, BUCKETS, channelMeant, dayOf, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

const times = (name: string, of: string): string => `jsonb_build_object('count', count(${of}), 'averageSeconds', round(avg(${of}))::integer,
  'p50Seconds', percentile_disc(0.5) within group (order by ${roundedSeconds(of)}),
  'p90Seconds', percentile_disc(0.9) within group (order by ${roundedSeconds(of)}),
  'p95Seconds', percentile_disc(0.95) within group (order by ${roundedSeconds(of)})) as "${name}"`;

const load = statement(
  'reports.load',
  `with ${PERIOD}, ${BUCKETS},
   messages as materialized (
     select m.kind, m.created_at as at, ${dayOf('m.created_at')} as day
       from period p join message m on m.company_id = $1 left join request q on q.id = m.request_id
      where ${IS_COUNTED} and ${IS_LOAD} and ${COUNTED_AT} >= p.since and ${COUNTED_AT} < p.until
        and ${channelMeant('m.channel_id')}
        and ${operatorMeant(`case when m.kind = 'from_client' then q.operator_id else m.operator_id end`)}),
   requests as materialized (
     select q.opened_at, ${dayOf('q.opened_at')} as opened, ${dayOf('q.closed_at')} as closed,
            case when q.answered_at > q.opened_at then ${secondsBetween('q.opened_at', 'q.answered_at')} end as first_answer,
            ${secondsBetween('q.opened_at', 'q.closed_at')} as full_answer
       from period p join request q on q.company_id = $1 join dialog d on d.id = q.dialog_id
      where ${channelMeant('d.channel_id')} and ${operatorMeant('q.operator_id')}),
   spans as (select null::date as bucket, first_day, last_day from period union all select bucket, first_day, last_day from buckets),
   figures as materialized (
     select ${asText('s.bucket')} as bucket,
            (select count(*) from messages m where m.kind = 'from_client' and m.day between s.first_day and s.last_day) as "fromClients",
            (select count(*) from messages m where m.kind = 'to_client' and m.day between s.first_day and s.last_day) as "toClients",
            (select count(*) from requests q where q.opened between s.first_day and s.last_day) as opened,
            (select count(*) from requests q where q.closed between s.first_day and s.last_day) as closed,
            (select count(*) from requests q where q.opened <= s.last_day and (q.closed is null or q.closed > s.last_day)) as "openAtEnd",
            t."firstAnswer", t."fullAnswer"
       from spans s cross join lateral (
         select ${times('firstAnswer', 'q.first_answer')}, ${times('fullAnswer', 'q.full_answer')}
           from requests q where q.opened between s.first_day and s.last_day) t),
   hours as (
     select extract(isodow from at at time zone p.time_zone) as weekday, extract(hour from at at time zone p.time_zone) as hour,
            count(*) filter (where what = 'message') as "fromClients", count(*) filter (where what = 'request') as opened
       from period p cross join (
         select at, 'message' as what from messages where kind = 'from_client'
         union all select q.opened_at, 'request' from requests q join period p on q.opened between p.first_day and p.last_day) e
      group by 1, 2)
   select (select to_jsonb(f) from figures f where bucket is null) as total,
          (select coalesce(jsonb_agg(to_jsonb(f) order by bucket), '[]') from figures f where bucket is not null) as buckets,
          (select coalesce(jsonb_agg(to_jsonb(h) order by weekday, hour), '[]') from hours h) as hours,
          (select count(*) from request q join dialog d on d.id = q.dialog_id
            where q.company_id = $1 and q.state = 'open' and ${channelMeant('d.channel_id')} and ${operatorMeant('q.operator_id')}) as "openNow"`,
);

interface Figures {
  fromClients: number;
  toClients: number;
  opened: number;
  closed: number;
  firstAnswer: Times;
  fullAnswer: Times;
}

interface Row {
  total: Figures;
  buckets: LoadReport['buckets'];
  hours: LoadReport['hours'];
  openNow: number;
}

/** What came in and was answered, hour by hour, and how long clients waited. */
export async function readLoad(tx: Tx, question: ReportQuestion): Promise<LoadReport> {
  const [row] = await tx.query<Row>(load, await valuesOf(tx, question));
  if (!row) throw new Error('A report without an answer');
  const { fromClients, toClients, opened, closed, firstAnswer, fullAnswer } = row.total;
  return { fromClients, toClients, opened, closed, openNow: row.openNow, firstAnswer, fullAnswer, buckets: row.buckets, hours: row.hours };
}
