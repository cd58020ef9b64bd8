import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { COUNTED_AT, IS_COUNTED, IS_LOAD } from './counted-message.sql.js';
import { added, folded, HOURS, PREVIOUS } from './histogram.sql.js';

/** Which days of a dialog are counted again: none but these can have changed. */
export interface DaysOfDialog {
  dialogId: number;
  firstDay: string;
  lastDay: string;
  /** When the first of the messages was sent that may not be counted yet; one that came late was sent on an earlier day. */
  since: string;
}

/** Everything of a dialog. */
export const allDaysOf = (dialogId: number): DaysOfDialog => ({
  dialogId,
  firstDay: '-infinity',
  lastDay: 'infinity',
  since: '-infinity',
});

/**
 * Days as their messages are now beside the days as they were counted; what is different is written, and the difference added to the hours
 * of load. Nothing is ever counted up by one, so whatever is done twice changes nothing.
 * A message counts for the dialog (operator 0), for the operator who wrote it, and as load for the one who is responsible for its request.
 */
const COUNT = `
  z as materialized (select time_zone from report_count where company_id = $1),
  asked as materialized (
    select * from unnest($2::bigint[], $3::date[], $4::date[], $5::timestamptz[]) as a(dialog_id, first_day, last_day, since)),
  old as materialized (
    select d.* from asked a cross join lateral (
      select d.ctid as place, d.* from dialog_day d
       where d.dialog_id = a.dialog_id and d.day >= a.first_day and d.day <= a.last_day offset 0) d),
  late as materialized (select dialog_id, min(since) as since from old where since is not null group by 1),
  stretch as materialized (
    select a.dialog_id, a.first_day, a.last_day, (a.last_day + 1)::timestamp at time zone z.time_zone as until,
           least(a.since, a.first_day::timestamp at time zone z.time_zone, l.since) as since
      from z cross join asked a left join late l on l.dialog_id = a.dialog_id),
  counted as materialized (
    select m.dialog_id, m.channel_id, m.local::date as day, extract(hour from m.local)::integer as hour, m.sent_at,
           m.sent_at < m.local::date::timestamp at time zone z.time_zone as is_late,
           case when m.kind = 'from_client' then q.operator_id end as responsible,
           case when m.kind <> 'from_client' then m.operator_id end as writer,
           (m.is_load and m.kind = 'from_client')::integer as from_clients, (m.is_load and m.kind = 'to_client')::integer as to_clients
      from z cross join stretch s
     cross join lateral (
       select m.dialog_id, m.channel_id, m.kind, m.operator_id, m.request_id, m.sent_at, ${IS_LOAD} as is_load,
              ${COUNTED_AT} at time zone z.time_zone as local
         from message m where m.dialog_id = s.dialog_id and m.sent_at >= s.since and m.sent_at < s.until and ${IS_COUNTED} offset 0) m
      left join lateral (
        select q.operator_id from request q where q.id = m.request_id and m.kind = 'from_client' and m.is_load offset 0) q on true
     where m.local >= s.first_day and m.local::date <= s.last_day),
  hourly as (
    select c.dialog_id, c.channel_id, c.day, c.hour, s.operator_id, sum(s.messages) as messages, sum(s.from_clients) as from_clients,
           sum(s.to_clients) as to_clients, min(c.sent_at) filter (where s.operator_id = 0 and c.is_late) as since
      from counted c
     cross join lateral (values (0::bigint, 1, c.from_clients, c.to_clients), (c.writer, 1, 0, c.to_clients),
                                (c.responsible, 0, c.from_clients, 0)) as s(operator_id, messages, from_clients, to_clients)
     where s.operator_id is not null group by 1, 2, 3, 4, 5),
  new as materialized (
    select dialog_id, channel_id, day, operator_id, sum(messages)::integer as messages, min(since) as since,
           array_agg(array[hour, from_clients::integer, to_clients::integer] order by hour) filter (where from_clients + to_clients > 0)::text as hours
      from hourly group by 1, 2, 3, 4),
  changed as materialized (
    select coalesce(n.dialog_id, o.dialog_id) as dialog_id, coalesce(n.day, o.day) as day, coalesce(n.operator_id, o.operator_id) as operator_id,
           coalesce(n.channel_id, o.channel_id) as channel_id, coalesce(n.messages, 0) as messages, n.hours, n.since,
           coalesce(o.messages, 0) as had_messages, o.hours as had_hours, o.previous_day, o.place
      from new n full join old o on o.dialog_id = n.dialog_id and o.day = n.day and o.operator_id = n.operator_id
     where (n.messages, n.hours, n.since) is distinct from (o.messages, o.hours, o.since)),
  written as (
    insert into dialog_day (company_id, dialog_id, day, operator_id, channel_id, messages, hours, since)
    select $1, dialog_id, day, operator_id, channel_id, messages, hours, since from changed
     where messages > 0 or hours is not null or previous_day is not null
    on conflict (dialog_id, day, operator_id) do update set messages = excluded.messages, hours = excluded.hours, since = excluded.since),
  emptied as (
    delete from dialog_day where ctid = any (array(
      select place from changed where messages = 0 and hours is null and previous_day is null))),
  hours as (
    select operator_id, channel_id, day, h.of_day[n][1] as hour, h.sign * h.of_day[n][2] as from_clients, h.sign * h.of_day[n][3] as to_clients
      from changed
     cross join lateral (values (1, hours::integer[]), (-1, had_hours::integer[])) as h(sign, of_day) cross join lateral generate_subscripts(h.of_day, 1) n),
  hourly_load as (
    select operator_id, c.id as channel_id, day, hour, sum(from_clients)::integer as from_clients, sum(to_clients)::integer as to_clients
      from hours cross join lateral (values (0::bigint), (channel_id)) as c(id) group by 1, 2, 3, 4
    having sum(from_clients) <> 0 or sum(to_clients) <> 0),
  load as (
    insert into load_day as l (company_id, operator_id, channel_id, day, from_clients, to_clients, hours, numbers)
    select $1, operator_id, channel_id, day, sum(from_clients), sum(to_clients), ${folded('hour', 'from_clients')}
      from hourly_load group by 2, 3, 4
    on conflict (company_id, operator_id, channel_id, day) do update
      set from_clients = l.from_clients + excluded.from_clients, to_clients = l.to_clients + excluded.to_clients, ${added('l', HOURS)})`;

const countStatement = statement(
  'reports.count_days',
  `with ${COUNT}
   select dialog_id as "dialogId", operator_id as "operatorId", min(day)::text as "firstDay" from changed
    where (messages > 0) <> (had_messages > 0) group by 1, 2`,
);

/**
 * Of dialogs whose active days have changed from `firstDay` on: each active day again knows the one before it, and what has changed by that
 * is added to the counts. So a message that comes late between two days corrects the day after it as well.
 */
const linkStatement = statement(
  'reports.link_days',
  `with asked as materialized (select * from unnest($2::bigint[], $3::bigint[], $4::date[]) as a(dialog_id, operator_id, first_day)),
   days as materialized (
     select d.* from asked a cross join lateral (
       select d.ctid as place, d.dialog_id, d.operator_id, d.channel_id, d.day, d.messages, d.hours, d.previous_day, true as asked
         from dialog_day d where d.dialog_id = a.dialog_id and d.day >= a.first_day and d.operator_id = a.operator_id
       union all
       (select d.ctid, d.dialog_id, d.operator_id, d.channel_id, d.day, d.messages, d.hours, d.previous_day, false
          from dialog_day d where d.dialog_id = a.dialog_id and d.day < a.first_day and d.operator_id = a.operator_id and d.messages > 0
         order by d.day desc limit 1)
       offset 0) d),
   linked as (
     select d.*, coalesce(lag(d.day) over (partition by d.dialog_id, d.operator_id order by d.day), '-infinity') as linked_day
       from days d where d.messages > 0
     union all
     select d.*, null from days d where d.messages = 0),
   changed as materialized (select * from linked where asked and linked_day is distinct from previous_day),
   written as (
     insert into dialog_day (company_id, dialog_id, day, operator_id, channel_id, messages, hours, previous_day)
     select $1, dialog_id, day, operator_id, channel_id, messages, hours, linked_day from changed where messages > 0 or hours is not null
     on conflict (dialog_id, day, operator_id) do update set previous_day = excluded.previous_day),
   emptied as (
     delete from dialog_day where ctid = any (array(select place from changed where messages = 0 and hours is null))),
   moved as materialized (
     select c.operator_id, c.day, date_trunc('month', c.day::timestamp)::date as month, c.channel_id, s.previous_day, s.dialogs
       from changed c cross join lateral (values (c.linked_day, 1), (c.previous_day, -1)) as s(previous_day, dialogs)
      where s.previous_day is not null),
   spans as (
     select operator_id, 'day' as span, day, channel_id, previous_day, dialogs from moved
     union all
     select operator_id, 'month', month, channel_id, previous_day, dialogs from moved where previous_day < month),
   sums as (
     select operator_id, span, day, channel_id, previous_day, sum(dialogs)::integer as dialogs from spans group by 1, 2, 3, 4, 5
     having sum(dialogs) <> 0)
   insert into active_dialogs as a (company_id, operator_id, span, day, channel_id, dialogs, previous_days, previous_dialogs)
   select $1, operator_id, span, day, channel_id, sum(dialogs), ${folded('previous_day', 'dialogs')}
     from sums group by 2, 3, 4, 5
   on conflict (company_id, operator_id, span, day, channel_id) do update set dialogs = a.dialogs + excluded.dialogs, ${added('a', PREVIOUS)}`,
);

interface ActivityChanged {
  dialogId: number;
  operatorId: number;
  firstDay: string;
}

/** Counts these days again. The company is locked (`lockCount`). */
export async function countDays(tx: Tx, days: readonly DaysOfDialog[]): Promise<void> {
  if (days.length === 0) return;
  const changed = await tx.query<ActivityChanged>(countStatement, [
    tx.companyId,
    days.map(({ dialogId }) => dialogId),
    days.map(({ firstDay }) => firstDay),
    days.map(({ lastDay }) => lastDay),
    days.map(({ since }) => since),
  ]);
  if (changed.length === 0) return;
  await tx.query(linkStatement, [
    tx.companyId,
    changed.map(({ dialogId }) => dialogId),
    changed.map(({ operatorId }) => operatorId),
    changed.map(({ firstDay }) => firstDay),
  ]);
}
