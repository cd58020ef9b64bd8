import type { Period } from '#domain/statistics/period.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { PERIOD } from './question.sql.js';

/** What was spent in each status up to a moment: what had been before its newest status event, and since that in its status. */
const spentUntil = (moment: string): string => `
  select e.spent || jsonb_build_object(k.name, coalesce((e.spent ->> k.name)::bigint, 0) + round(extract(epoch from ${moment} - e.at) * 1000)::bigint)
           as spent
    from operator_event e cross join lateral (select coalesce('own:' || e.status_id, e.status) as name) k
   where e.operator_id = o.id and e.status is not null and e.at < ${moment} order by e.at desc, e.id desc limit 1`;

/**
 * Two rows an operator, however long the period is: what he had spent when it ended (or until now), less what he had when it began. Of
 * whom nothing older is kept his first event says what came before it.
 */
export const spentSeconds = statement(
  'reports.operator_seconds',
  `with ${PERIOD}, borders as materialized (select since, least(until, now()) as until from period),
   ids as materialized (
     select o.id from operator o where o.company_id = $1 and ($4::bigint[] is null or o.id = any ($4))),
   spent as (
     select o.id, s.key, (s.value::bigint - coalesce((coalesce(b.spent, f.spent) ->> s.key)::bigint, 0)) as ms
       from ids o cross join borders d cross join lateral (${spentUntil('d.until')}) e
       left join lateral (${spentUntil('d.since')}) b on true
       left join lateral (
         select x.spent from operator_event x
          where x.operator_id = o.id and x.status is not null and b.spent is null order by x.at, x.id limit 1) f on true
      cross join lateral jsonb_each_text(e.spent) s)
   select id as "operatorId", key, ms from spent where ms > 0 order by id, key`,
);

const names = statement(
  'reports.own_status_names',
  `select w.id, coalesce(
       (select s.name from operator_status s where s.id = w.id),
       (select e.status_name from operator_event e where e.company_id = $1 and e.status_id = w.id order by e.id desc limit 1)) as name
     from unnest($2::bigint[]) as w(id)`,
);

const OWN = 'own:';

export interface OperatorSeconds {
  operatorId: number;
  /** `online`, `away`, `offline`, and `own:` with the name of a status of the company's own. */
  seconds: Record<string, number>;
}

/** How long each status of each operator lasted in the period, up to now; who was never here is left out. */
export async function operatorSeconds(tx: Tx, { from, to }: Period, operatorIds: number[] | null): Promise<OperatorSeconds[]> {
  const rows = await tx.query<{ operatorId: number; key: string; ms: number }>(spentSeconds, [tx.companyId, from, to, operatorIds]);
  const nameOf = await namesOf(
    tx,
    rows.flatMap(({ key }) => (key.startsWith(OWN) ? [Number(key.slice(OWN.length))] : [])),
  );
  const found = new Map<number, Record<string, number>>();
  for (const { operatorId, key, ms } of rows) {
    const name = key.startsWith(OWN) ? OWN + nameOf(Number(key.slice(OWN.length))) : key;
    const his = found.get(operatorId) ?? {};
    his[name] = (his[name] ?? 0) + ms;
    found.set(operatorId, his);
  }
  return [...found].map(([operatorId, his]) => ({ operatorId, seconds: inSeconds(his) }));
}

async function namesOf(tx: Tx, ids: number[]): Promise<(id: number) => string> {
  if (ids.length === 0) return String;
  const rows = await tx.query<{ id: number; name: string | null }>(names, [tx.companyId, [...new Set(ids)]]);
  const found = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => found.get(id) ?? String(id);
}

const inSeconds = (ms: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(ms).map(([name, value]) => [name, Math.round(value / 1000)]));
