import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/*
 * What the statements of all reports share. Their first six parameters are those of `valuesOf`: $1 the company, $2 and $3 the first and
 * last day, $4 the bucket, $5 the channels and $6 the operators that are meant; null = all of them.
 */

/** One row, `period p`: the days asked for, as days and as the moments `since` and `until` by the company's clock. */
export const PERIOD = `period as materialized (
  select $2::date as first_day, $3::date as last_day, $2::date::timestamp at time zone c.time_zone as since,
         ($3::date + 1)::timestamp at time zone c.time_zone as until, c.time_zone
    from company c where c.id = $1)`;

/**
 * One row, `months m`: the whole months of the period are those from `first` to before `until`. Where there are none, all its days are
 * before `first` or from `until` on.
 */
export const MONTHS = `months as materialized (
  select f.first, greatest(date_trunc('month', (p.last_day + 1)::timestamp)::date, f.first) as until from period p cross join lateral (
    select (date_trunc('month', (p.first_day - 1)::timestamp) + interval '1 month')::date as first) f)`;

/** The day of a moment by the company's clock; beside `period p`. */
export const dayOf = (moment: string): string => `(${moment} at time zone p.time_zone)::date`;

/** The bucket of a day, named by its first day, also where that is before the period. */
export const bucketOf = (day: string): string => `date_trunc($4::text, ${day}::timestamp)::date`;

/**
 * All buckets of the period, `buckets b`: `bucket`, and which days of it are asked for, `first_day` to `last_day`: in the first and the last
 * month of a period that begins or ends within one, only a part of it is meant.
 */
export const BUCKETS = `buckets as materialized (
  select g.day::date as bucket, greatest(g.day::date, p.first_day) as first_day,
         least((g.day + ('1 ' || $4::text)::interval)::date - 1, p.last_day) as last_day
    from period p
   cross join generate_series(${bucketOf('p.first_day')}::timestamp, p.last_day::timestamp, ('1 ' || $4::text)::interval) as g(day))`;

export const asText = (day: string): string => `to_char(${day}, 'YYYY-MM-DD')`;

export const channelMeant = (channelId: string): string => `($5::bigint[] is null or ${channelId} = any ($5))`;
export const operatorMeant = (operatorId: string): string => `($6::bigint[] is null or ${operatorId} = any ($6))`;

const meant = statement(
  'reports.operators_meant',
  `select o.id from operator o
    where o.company_id = $1
      and (cardinality($2::bigint[]) = 0 or o.id = any ($2))
      and (cardinality($3::bigint[]) = 0
           or exists (select 1 from operator_group_member m where m.operator_id = o.id and m.group_id = any ($3)))
      and (cardinality($4::text[]) = 0
           or case when o.custom_role_id is null then o.role else 'custom:' || o.custom_role_id end = any ($4))
    order by o.id`,
);

type Filters = Pick<ReportQuestion, 'operatorIds' | 'groupIds' | 'roles'>;

/** Whom a question means, by their groups and roles of today, also those who are no longer there; null = everybody, and nobody too. */
export async function operatorsMeant(tx: Tx, { operatorIds, groupIds, roles }: Filters): Promise<number[] | null> {
  if (operatorIds.length + groupIds.length + roles.length === 0) return null;
  const rows = await tx.query<{ id: number }>(meant, [tx.companyId, operatorIds, groupIds, roles]);
  return rows.map(({ id }) => id);
}

/** The first six parameters of a report's statement. */
export async function valuesOf(tx: Tx, question: ReportQuestion): Promise<unknown[]> {
  const { from, to, by, channelIds } = question;
  return [tx.companyId, from, to, by, channelIds.length > 0 ? channelIds : null, await operatorsMeant(tx, question)];
}
