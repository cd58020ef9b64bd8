import type { LoadReport, Times } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { asText, BUCKETS, bucketOf, channelMeant, operatorMeant, PERIOD, valuesOf } from './question.sql.js';

/** Rows of a table of counts: those of everything, or of the operators that are meant, which add up. */
const meant = (c: string): string =>
  `${c}.company_id = $1 and ${c}.operator_id = any (coalesce($6::bigint[], '{0}')) and ${channelMeant(`${c}.channel_id`)}`;

const hoursStatement = statement(
  'reports.load_hours',
  `with ${PERIOD}, ${BUCKETS},
   hours as materialized (
     select ${bucketOf('l.day')} as bucket, extract(isodow from l.day)::integer as weekday, l.hour, sum(l.from_clients) as "fromClients",
            sum(l.to_clients) as "toClients", sum(l.opened) as opened, sum(l.closed) as closed
       from period p join load_hour l on ${meant('l')} and l.day >= p.first_day and l.day <= p.last_day group by 1, 2, 3),
   before as (
     select coalesce(sum(l.opened - l.closed), 0) as open from period p join load_hour l on ${meant('l')} and l.day < p.first_day),
   sums as (
     select b.bucket, coalesce(sum(h."fromClients"), 0) as "fromClients", coalesce(sum(h."toClients"), 0) as "toClients",
            coalesce(sum(h.opened), 0) as opened, coalesce(sum(h.closed), 0) as closed
       from buckets b left join hours h on h.bucket = b.bucket group by b.bucket),
   figures as (
     select ${asText('bucket')} as bucket, "fromClients", "toClients", opened, closed,
            (select open from before) + sum(opened - closed) over (order by bucket) as "openAtEnd" from sums),
   week as (
     select weekday, hour, sum("fromClients") as "fromClients", sum(opened) as opened from hours group by 1, 2
     having sum("fromClients") > 0 or sum(opened) > 0)
   select (select jsonb_agg(to_jsonb(f) order by bucket) from figures f) as buckets,
          (select coalesce(jsonb_agg(to_jsonb(w) order by weekday, hour), '[]') from week w) as hours,
          (select count(*) from dialog d
            where d.company_id = $1 and d.state = 'open' and ${channelMeant('d.channel_id')}
              and ($6::bigint[] is null
                   or exists (select 1 from request q where q.id = d.request_id and ${operatorMeant('q.operator_id')}))) as "openNow"`,
);

/** As many hundredths of the requests took so long, or less. */
const percentile = (share: number, name: string): string =>
  `'${name}', min(seconds) filter (where upto * 100 >= ${share} * requests_of_all)`;

const timesStatement = statement(
  'reports.load_times',
  `with ${PERIOD},
   times as materialized (
     select ${bucketOf('t.day')} as bucket, t.answer, t.seconds, sum(t.requests) as requests, sum(t.total_seconds) as total
       from period p join request_times t on ${meant('t')} and t.day >= p.first_day and t.day <= p.last_day group by 1, 2, 3
     having sum(t.requests) > 0),
   spans as (
     select bucket, answer, seconds, requests, total from times
     union all
     select null, answer, seconds, sum(requests), sum(total) from times group by 2, 3),
   ranked as (
     select s.*, sum(requests) over (partition by bucket, answer order by seconds) as upto,
            sum(requests) over (partition by bucket, answer) as requests_of_all from spans s)
   select ${asText('bucket')} as bucket, answer, jsonb_build_object('count', sum(requests),
            'averageSeconds', round(sum(total) / sum(requests)), ${percentile(50, 'p50Seconds')},
            ${percentile(90, 'p90Seconds')}, ${percentile(95, 'p95Seconds')}) as times
     from ranked group by 1, 2`,
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
