import type { LoadReport, Times } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { HOURS, OPENED, TIMES_TAKEN, unfolded } from './histogram.sql.js';
import { asText, BUCKETS, bucketOf, channelMeant, MONTHS, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

/** Rows of a table of counts: those of everything, or of the operators and channels that are meant, which add up. */
const meant = (c: string): string =>
  `${c}.company_id = $1 and ${c}.operator_id = any (coalesce($6::bigint[], '{0}')) and ${c}.channel_id = any (coalesce($5::bigint[], '{0}'))`;

const hoursStatement = statement(
  'reports.load_hours',
  `with ${PERIOD}, ${BUCKETS},
   days as materialized (
     select l.* from period p join load_day l on ${meant('l')} and l.day >= p.first_day and l.day <= p.last_day),
   before as materialized (
     select coalesce(sum(l.opened - l.closed), 0) as open from period p join load_day l on ${meant('l')} and l.day < p.first_day),
   sums as materialized (
     select ${bucketOf('day')} as bucket, sum(from_clients) as from_clients, sum(to_clients) as to_clients, sum(opened) as opened,
            sum(closed) as closed from days group by 1),
   figures as (
     select ${asText('b.bucket')} as bucket, coalesce(s.from_clients, 0) as "fromClients", coalesce(s.to_clients, 0) as "toClients",
            coalesce(s.opened, 0) as opened, coalesce(s.closed, 0) as closed,
            (select open from before) + sum(coalesce(s.opened - s.closed, 0)) over (order by b.bucket) as "openAtEnd"
       from buckets b left join sums s on s.bucket = b.bucket),
   week as (
     select extract(isodow from d.day)::integer as weekday, h.hour % ${OPENED} as hour,
            coalesce(sum(h.number) filter (where h.hour < ${OPENED}), 0) as "fromClients",
            coalesce(sum(h.number) filter (where h.hour >= ${OPENED}), 0) as opened
       from days d ${unfolded('d', HOURS, 'h', ['hour', 'number'])} group by 1, 2)
   select (select jsonb_agg(to_jsonb(f) order by bucket) from figures f) as buckets,
          (select coalesce(jsonb_agg(to_jsonb(w) order by weekday, hour), '[]') from week w) as hours,
          (select count(*) from (
             select d.channel_id, d.request_id from dialog d where d.company_id = $1 and d.state = 'open' and d.blocked_at is null
             union all
             select d.channel_id, d.request_id from dialog d where d.company_id = $1 and d.state = 'open' and d.blocked_at is not null) d
            where ${channelMeant('d.channel_id')}
              and ($6::bigint[] is null
                   or exists (select 1 from request q where q.id = d.request_id and ${operatorMeant('q.operator_id')}))) as "openNow"`,
);

/** As many hundredths of the requests took so long, or less. */
const percentile = (share: number, name: string): string =>
  `'${name}', min(seconds) filter (where upto * 100 >= ${share} * requests_of_all)`;
const counted = (span: string): string => `t.span = '${span}' and ${meant('t')}`;
const TIMES = 't.day, t.answer, t.seconds, t.requests, t.total_seconds';

/** Whole months are read as such, unless every day is asked for. */
const timesStatement = statement(
  'reports.load_times',
  `with ${PERIOD}, ${MONTHS},
   parts as (
     select ${TIMES} from months m join request_times t on $4::text <> 'day' and ${counted('month')} and t.day >= m.first and t.day < m.until
     union all
     select ${TIMES} from period p cross join months m
       join request_times t on $4::text <> 'day' and ${counted('day')} and t.day >= p.first_day and t.day < least(m.first, p.last_day + 1)
     union all
     select ${TIMES} from period p cross join months m
       join request_times t on $4::text <> 'day' and ${counted('day')} and t.day >= m.until and t.day <= p.last_day
     union all
     select ${TIMES} from period p
       join request_times t on $4::text = 'day' and ${counted('day')} and t.day >= p.first_day and t.day <= p.last_day),
   times as materialized (
     select ${bucketOf('t.day')} as bucket, t.answer, n.seconds, sum(n.requests)::integer as requests
       from parts t ${unfolded('t', TIMES_TAKEN, 'n', ['seconds', 'requests'])} group by 1, 2, 3),
   totals as materialized (select ${bucketOf('day')} as bucket, answer, sum(total_seconds)::bigint as total from parts group by 1, 2),
   spans as (
     select bucket, answer, seconds, requests from times
     union all
     select null, answer, seconds, sum(requests)::integer from times group by 2, 3),
   sums as (
     select bucket, answer, total from totals
     union all
     select null, answer, sum(total)::bigint from totals group by 2),
   ranked as (
     select s.*, sum(requests) over (partition by bucket, answer order by seconds) as upto,
            sum(requests) over (partition by bucket, answer) as requests_of_all from spans s),
   figures as (
     select bucket, answer, sum(requests) as count, jsonb_build_object(${percentile(50, 'p50Seconds')}, ${percentile(90, 'p90Seconds')},
              ${percentile(95, 'p95Seconds')}) as percentiles
       from ranked group by bucket, answer)
   select ${asText('f.bucket')} as bucket, f.answer,
          jsonb_build_object('count', f.count, 'averageSeconds', round(s.total / f.count)) || f.percentiles as times
     from figures f join sums s on s.answer = f.answer and coalesce(s.bucket, 'infinity') = coalesce(f.bucket, 'infinity')`,
);

interface Hours {
  buckets: Omit<LoadReport['buckets'][number], 'firstAnswer' | 'fullAnswer'>[];
  hours: LoadReport['hours'];
  openNow: number;
}

interface TimesOf {
  /** Null: of the whole period. */
  bucket: string | null;
  answer: 'first' | 'full';
  times: Times;
}

const NO_TIMES: Times = { count: 0, averageSeconds: null, p50Seconds: null, p90Seconds: null, p95Seconds: null };

/**
 * What came in and was answered, hour by hour, and how long clients waited. Of operators: what they wrote, and the clients' messages and
 * requests that they are responsible for.
 */
export async function readLoad(tx: Tx, question: ReportQuestion): Promise<LoadReport> {
  const values = await valuesOf(tx, question);
  const [read] = await tx.query<Hours>(hoursStatement, values);
  const times = new Map((await tx.query<TimesOf>(timesStatement, values)).map((row) => [`${row.bucket} ${row.answer}`, row.times]));
  if (!read) throw new Error(`Company ${tx.companyId} does not exist`);
  const timesOf = (bucket: string | null): Pick<LoadReport, 'firstAnswer' | 'fullAnswer'> => ({
    firstAnswer: times.get(`${bucket} first`) ?? NO_TIMES,
    fullAnswer: times.get(`${bucket} full`) ?? NO_TIMES,
  });
  const sum = (of: 'fromClients' | 'toClients' | 'opened' | 'closed'): number => read.buckets.reduce((all, bucket) => all + bucket[of], 0);
  return {
    ...{ fromClients: sum('fromClients'), toClients: sum('toClients'), opened: sum('opened'), closed: sum('closed') },
    ...{ openNow: read.openNow, ...timesOf(null) },
    buckets: read.buckets.map((bucket) => ({ ...bucket, ...timesOf(bucket.bucket) })),
    hours: read.hours,
  };
}
