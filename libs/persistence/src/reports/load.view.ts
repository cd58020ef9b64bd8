import type { LoadReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { SummedTimes, type TimesTaken } from '#domain/reports/times.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { HOURS, OPENED, unfolded } from './histogram.sql.js';
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

const counted = (span: string): string => `t.span = '${span}' and ${meant('t')}`;

/**
 * What was counted, as it stands: adding up and ranking half a million numbers takes a database a second, and a program some hundredths.
 * Whole months are read as such, unless every day is asked for.
 */
const timesStatement = statement(
  'reports.load_times',
  `with ${PERIOD}, ${MONTHS},
   parts as (
     select t.* from months m join request_times t on $4::text <> 'day' and ${counted('month')} and t.day >= m.first and t.day < m.until
     union all
     select t.* from period p cross join months m
       join request_times t on $4::text <> 'day' and ${counted('day')} and t.day >= p.first_day and t.day < least(m.first, p.last_day + 1)
     union all
     select t.* from period p cross join months m
       join request_times t on $4::text <> 'day' and ${counted('day')} and t.day >= m.until and t.day <= p.last_day
     union all
     select t.* from period p
       join request_times t on $4::text = 'day' and ${counted('day')} and t.day >= p.first_day and t.day <= p.last_day)
   select ${asText(bucketOf('t.day'))} as bucket, t.answer, to_json(t.seconds) as seconds, to_json(t.requests) as requests,
          t.total_seconds::float8 as "totalSeconds"
     from parts t`,
);

interface Hours {
  buckets: Omit<LoadReport['buckets'][number], 'firstAnswer' | 'fullAnswer'>[];
  hours: LoadReport['hours'];
  openNow: number;
}

interface TimesOf extends TimesTaken {
  bucket: string;
  answer: 'first' | 'full';
}

/**
 * What came in and was answered, hour by hour, and how long clients waited. Of operators: what they wrote, and the clients' messages and
 * requests that they are responsible for.
 */
export async function readLoad(tx: Tx, question: ReportQuestion): Promise<LoadReport> {
  const values = await valuesOf(tx, question);
  const [read] = await tx.query<Hours>(hoursStatement, values);
  if (!read) throw new Error(`Company ${tx.companyId} does not exist`);
  const timesOf = await readTimes(tx, values);
  const sum = (of: 'fromClients' | 'toClients' | 'opened' | 'closed'): number => read.buckets.reduce((all, bucket) => all + bucket[of], 0);
  return {
    ...{ fromClients: sum('fromClients'), toClients: sum('toClients'), opened: sum('opened'), closed: sum('closed') },
    ...{ openNow: read.openNow, ...timesOf(null) },
    buckets: read.buckets.map((bucket) => ({ ...bucket, ...timesOf(bucket.bucket) })),
    hours: read.hours,
  };
}

type AnswerTimes = Pick<LoadReport, 'firstAnswer' | 'fullAnswer'>;

/** Resolves with the times of a bucket; null: of the whole period. */
async function readTimes(tx: Tx, values: unknown[]): Promise<(bucket: string | null) => AnswerTimes> {
  const sums = new Map<string, SummedTimes>();
  const sumOf = (bucket: string | null, answer: TimesOf['answer']): SummedTimes => {
    const key = `${bucket} ${answer}`;
    const sum = sums.get(key) ?? new SummedTimes();
    sums.set(key, sum);
    return sum;
  };
  for (const part of await tx.query<TimesOf>(timesStatement, values)) {
    sumOf(part.bucket, part.answer).add(part);
    sumOf(null, part.answer).add(part);
  }
  return (bucket) => ({ firstAnswer: sumOf(bucket, 'first').times(), fullAnswer: sumOf(bucket, 'full').times() });
}
