import { COUNTED_AT, IS_COUNTED, secondsBetween } from '#persistence/reports/counted-message.sql.js';
import type { Finding } from '../check.js';
import type { CompanyReader } from '../company-reader.js';
import type { Walk } from '../walk.js';

/** Nothing is said of what is not counted yet, and nothing of a company that is counted anew. */
const IS_DUE = (dialogId: string): string => `not exists (select 1 from report_backlog b where b.company_id = $1)
  and not exists (select 1 from event e where e.company_id = $1 and e.xid >= (select position from report_feed) and e.dialog_id = ${dialogId})`;

/** What the reports read against every single message. */
export const dialogDays: Walk = {
  noun: 'dialog',
  each: 'company',
  rows: `select d.id, d.id as key, r.time_zone from dialog d join report_count r on r.company_id = d.company_id
          where d.company_id = $1 and d.id > $2::bigint and ${IS_DUE('d.id')} order by d.id limit $3`,
  joins: `left join lateral (
            select jsonb_object_agg(day || ' ' || operator_id, messages) as days from (
              select (${COUNTED_AT} at time zone t.time_zone)::date as day, o.id as operator_id, count(*) as messages
                from message m cross join lateral (values (0::bigint), (case when m.kind <> 'from_client' then m.operator_id end)) as o(id)
               where m.dialog_id = t.id and ${IS_COUNTED} and o.id is not null group by 1, 2 offset 0) m) m on true
          left join lateral (
            select jsonb_object_agg(day || ' ' || operator_id, messages) filter (where messages > 0) as days,
                   bool_or(previous_day is distinct from case when messages > 0 then linked end) as apart from (
              select d.day, d.operator_id, d.messages, d.previous_day,
                     coalesce(max(d.day) filter (where d.messages > 0) over (partition by d.operator_id order by d.day
                       rows between unbounded preceding and 1 preceding), '-infinity') as linked
                from dialog_day d where d.dialog_id = t.id offset 0) d) d on true`,
  start: '0',
  rules: [
    { check: "a dialog's days in the reports are those of its messages", broken: 'm.days is distinct from d.days' },
    { check: "each of a dialog's days in the reports knows the one before", broken: 'd.apart' },
  ],
};

export const countedRequests: Walk = {
  noun: 'request',
  each: 'company',
  rows: `select q.*, q.id as key, r.time_zone from request q join report_count r on r.company_id = q.company_id
          where q.company_id = $1 and q.id > $2::bigint and ${IS_DUE('q.dialog_id')} order by q.id limit $3`,
  joins: `left join lateral (select c.* from counted_request c where c.request_id = t.id offset 0) c on true`,
  start: '0',
  rules: [
    {
      check: 'a request is in the reports as it is',
      broken: `(c.operator_id, c.opened_at, c.closed_at, c.first_answer, c.full_answer) is distinct from (coalesce(t.operator_id, 0),
        t.opened_at at time zone t.time_zone, t.closed_at at time zone t.time_zone,
        case when t.answered_at > t.opened_at then ${secondsBetween('t.opened_at', 't.answered_at')} end,
        case when t.closed_at is not null then ${secondsBetween('t.opened_at', 't.closed_at')} end)`,
    },
  ],
};

const MONTH = `date_trunc('month', day::timestamp)::date`;
const LINKED = `from dialog_day where company_id = $1 and previous_day is not null`;

/** The sums that reports are read from beside the rows that they are sums of. */
const SUMS: { check: string; sums: string; rows: string }[] = [
  {
    check: 'active dialogs in the reports are the sum of the dialogs’ days',
    sums: `select operator_id, span, day, channel_id, dialogs, (select jsonb_object_agg(k, n) from unnest(previous_days, previous_dialogs) as p(k, n)) as n
             from active_dialogs where company_id = $1 and dialogs <> 0`,
    rows: `select operator_id, span, day, channel_id, sum(n)::integer as dialogs, jsonb_object_agg(previous_day, n) as n from (
             select operator_id, 'day' as span, day, channel_id, previous_day, count(*) as n ${LINKED} group by 1, 3, 4, 5
             union all
             select operator_id, 'month', ${MONTH}, channel_id, previous_day, count(*) ${LINKED} and previous_day < ${MONTH} group by 1, 3, 4, 5) d
            group by 1, 2, 3, 4`,
  },
  {
    check: 'load in the reports is the sum of the dialogs’ hours and of the requests',
    sums: `select operator_id, channel_id, day, jsonb_build_array(from_clients, to_clients, opened, closed,
                  (select jsonb_object_agg(k, n) from unnest(hours, numbers) as h(k, n))) as n
             from load_day where company_id = $1 and ((from_clients, to_clients, opened, closed) <> (0, 0, 0, 0) or hours <> '{}')`,
    rows: `select operator_id, channel_id, day, jsonb_build_array(sum(f), sum(t), sum(o), sum(c), jsonb_object_agg(hour, n) filter (where n > 0)) as n
             from (
               select operator_id, channel_id, day, hour, sum(f) as f, sum(t) as t, sum(o) as o, sum(c) as c, sum(f + o) as n from (
                 select d.operator_id, ch.id as channel_id, d.day, h.hours[i][1] as hour, h.hours[i][2] as f, h.hours[i][3] as t, 0 as o, 0 as c
                   from dialog_day d cross join lateral (select d.hours::integer[] as hours) h cross join generate_subscripts(h.hours, 1) i
                  cross join lateral (values (0::bigint), (d.channel_id)) as ch(id) where d.company_id = $1
                 union all
                 select op.id, ch.id, e.at::date, 24 + extract(hour from e.at)::integer, 0, 0, e.o, e.c
                   from counted_request q join request r on r.id = q.request_id
                  cross join lateral (select 0::bigint as id union select q.operator_id) op
                  cross join lateral (values (0::bigint), (r.channel_id)) as ch(id)
                  cross join lateral (values (q.opened_at, 1, 0), (q.closed_at, 0, 1)) as e(at, o, c) where q.company_id = $1 and e.at is not null) e
                group by 1, 2, 3, 4) h group by 1, 2, 3`,
  },
  {
    check: 'times of answers in the reports are those of the requests',
    sums: `select operator_id, channel_id, span, day, answer, jsonb_build_array((select sum(n) from unnest(requests) n), total_seconds) as n
             from request_times where company_id = $1 and requests <> '{}'`,
    rows: `select op.id as operator_id, ch.id as channel_id, s.span, date_trunc(s.span, q.opened_at)::date as day, a.answer,
                  jsonb_build_array(count(*), sum(a.seconds)) as n from counted_request q join request r on r.id = q.request_id
            cross join lateral (select 0::bigint as id union select q.operator_id) op
            cross join lateral (values (0::bigint), (r.channel_id)) as ch(id)
            cross join lateral (values ('first', q.first_answer), ('full', q.full_answer)) as a(answer, seconds)
            cross join lateral (values ('day'), ('month')) as s(span) where q.company_id = $1 and a.seconds is not null group by 1, 2, 3, 4, 5`,
  },
];

/** One snapshot for each sum and its rows: they change together. */
export async function checkReportSums(reader: CompanyReader, companyId: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { check, sums, rows } of SUMS) {
    const apart = await reader.inCompany(companyId, (query) =>
      query<{ what: string }>(
        `with sums as materialized (${sums}), counted as materialized (${rows})
         select distinct (to_jsonb(x) - 'n')::text as what from (
           (select * from sums except all select * from counted) union all (select * from counted except all select * from sums)) x`,
        [companyId],
      ),
    );
    findings.push({ check, found: apart.length, examples: apart.slice(0, 5).map(({ what }) => `company ${companyId}: ${what}`) });
  }
  return findings;
}
