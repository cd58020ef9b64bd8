import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { roundedSeconds, secondsBetween } from './counted-message.sql.js';
import { added, folded, HOURS, OPENED, TIMES_TAKEN } from './histogram.sql.js';

/**
 * Requests as they are now beside what was counted of them; what is different is written, and the difference added to the hours and
 * times, of all and of the operator who is responsible. Who began a request himself has answered nobody in it.
 */
const countStatement = statement(
  'reports.count_requests',
  `with z as materialized (select time_zone from report_count where company_id = $1),
   seen as materialized (
     select n.*, o as counted from z cross join unnest($2::bigint[]) as a(id)
      cross join lateral (
        select q.id as request_id, coalesce(q.channel_id, (select d.channel_id from dialog d where d.id = q.dialog_id)) as channel_id, coalesce(q.operator_id, 0) as operator_id,
               q.opened_at at time zone z.time_zone as opened_at, q.closed_at at time zone z.time_zone as closed_at,
               case when q.answered_at > q.opened_at then ${secondsBetween('q.opened_at', 'q.answered_at')} end as first_answer,
               case when q.closed_at is not null then ${secondsBetween('q.opened_at', 'q.closed_at')} end as full_answer
          from request q where q.id = a.id offset 0) n
       left join lateral (select c.* from counted_request c where c.request_id = a.id offset 0) o on true),
   changed as materialized (
     select * from seen
      where (counted).request_id is null or (operator_id, opened_at, closed_at, first_answer, full_answer) is distinct from
            ((counted).operator_id, (counted).opened_at, (counted).closed_at, (counted).first_answer, (counted).full_answer)),
   counts as materialized (
     select 1 as sign, channel_id, operator_id, opened_at, closed_at, first_answer, full_answer from changed
     union all
     select -1, channel_id, (counted).operator_id, (counted).opened_at, (counted).closed_at, (counted).first_answer,
            (counted).full_answer
       from changed where (counted).request_id is not null),
   shares as materialized (
     select c.sign, o.id as operator_id, h.id as channel_id, c.opened_at, c.closed_at, c.first_answer, c.full_answer from counts c
      cross join lateral (select 0::bigint as id union select c.operator_id) o
      cross join lateral (values (0::bigint), (c.channel_id)) as h(id)),
   written as (
     insert into counted_request (request_id, company_id, operator_id, opened_at, closed_at, first_answer, full_answer)
     select request_id, $1, operator_id, opened_at, closed_at, first_answer, full_answer from changed
     on conflict (request_id) do update set operator_id = excluded.operator_id, opened_at = excluded.opened_at,
         closed_at = excluded.closed_at, first_answer = excluded.first_answer, full_answer = excluded.full_answer),
   moments as (
     select operator_id, channel_id, opened_at as at, sign as opened, 0 as closed from shares
     union all
     select operator_id, channel_id, closed_at, 0, sign from shares where closed_at is not null),
   hours as (
     select operator_id, channel_id, at::date as day, ${OPENED} + extract(hour from at)::integer as hour, sum(opened)::integer as opened,
            sum(closed)::integer as closed from moments group by 1, 2, 3, 4
     having sum(opened) <> 0 or sum(closed) <> 0),
   load as (
     insert into load_day as l (company_id, operator_id, channel_id, day, opened, closed, hours, numbers)
     select $1, operator_id, channel_id, day, sum(opened), sum(closed), ${folded('hour', 'opened')} from hours group by 2, 3, 4
     on conflict (company_id, operator_id, channel_id, day) do update
       set opened = l.opened + excluded.opened, closed = l.closed + excluded.closed, ${added('l', HOURS)}),
   times as (
     select operator_id, channel_id, s.span, date_trunc(s.span, opened_at)::date as day, a.answer, ${roundedSeconds('a.seconds')} as seconds,
            sum(sign)::integer as requests, sum(sign * a.seconds) as total_seconds
       from shares
      cross join lateral (values ('first', first_answer), ('full', full_answer)) as a(answer, seconds)
      cross join lateral (values ('day'), ('month')) as s(span) where a.seconds is not null group by 1, 2, 3, 4, 5, 6
     having sum(sign) <> 0 or sum(sign * a.seconds) <> 0)
   insert into request_times as t (company_id, operator_id, channel_id, span, day, answer, total_seconds, seconds, requests)
   select $1, operator_id, channel_id, span, day, answer, sum(total_seconds), ${folded('seconds', 'requests')}
     from times group by 2, 3, 4, 5, 6
   on conflict (company_id, operator_id, channel_id, span, day, answer) do update
     set total_seconds = t.total_seconds + excluded.total_seconds, ${added('t', TIMES_TAKEN)}`,
);

/** Counts these requests again. The company is locked (`lockCount`). */
export async function countRequests(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.query(countStatement, [tx.companyId, ids]);
}
