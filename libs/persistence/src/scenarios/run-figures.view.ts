import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { Period } from '#domain/statistics/period.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Days are cut in the company's time zone; they come as two dates in $3 and $4. */
const DAYS = `days as materialized (
  select $3::date::timestamp at time zone c.time_zone as first, ($4::date + 1)::timestamp at time zone c.time_zone as last
    from company c where c.id = $1)`;

/** How runs went through a step in a period. */
export interface FunnelRow {
  stepId: string;
  /** Runs that came here. */
  reached: number;
  /** Runs that left by each exit; one that came twice may have left by two. */
  exits: Record<string, number>;
  /** Runs that stand here now. */
  standing: number;
  /** Runs that ended here. */
  ended: number;
}

/**
 * Runs are counted once a step and exit, however often they came by. All that is read of the trace lies in the index of scenario and
 * time; only the runs that did not go on are looked up.
 */
const funnelStatement = statement(
  'runs.funnel',
  `with ${DAYS},
   passed as materialized (
     select t.step_id, t.run_id, t.exit, max(t.seq) as seq
       from days d join scenario_run_step t on t.scenario_id = $2 and t.at >= d.first and t.at < d.last
      where $5::bigint is null or t.revision_id = $5
      group by t.step_id, t.run_id, t.exit),
   reached as (select step_id, count(*) as runs from (select step_id, run_id from passed group by step_id, run_id) x group by step_id),
   exits as (
     select step_id, jsonb_object_agg(exit, runs) as runs
       from (select step_id, exit, count(*) as runs from passed where exit is not null group by step_id, exit) x group by step_id),
   stayed as (
     select p.step_id, count(*) filter (where r.state <> 'ended') as standing, count(*) filter (where r.state = 'ended') as ended
       from passed p join scenario_run r on r.id = p.run_id and r.steps = p.seq where p.exit is null group by p.step_id)
   select q.step_id as "stepId", q.runs as reached, coalesce(e.runs, '{}') as exits, coalesce(s.standing, 0) as standing,
          coalesce(s.ended, 0) as ended
     from reached q left join exits e using (step_id) left join stayed s using (step_id) order by q.runs desc, q.step_id`,
);

/** How the runs of a scenario went through its steps. */
export function funnelOf(tx: Tx, scenarioId: number, { from, to }: Period, revisionId: number | null): Promise<FunnelRow[]> {
  return tx.query<FunnelRow>(funnelStatement, [tx.companyId, scenarioId, from, to, revisionId]);
}

/** What went wrong at one step in one way. */
export interface RunErrorRow {
  stepId: string;
  code: string;
  count: number;
  runs: number;
  firstAt: Date;
  lastAt: Date;
  /** Of the newest ones the first whose dialog may be seen, in full; else only its reason. */
  error: Record<string, unknown>;
  revisionId: number;
  /** Runs in which it happened last and that may be seen, the newest first. */
  runIds: number[];
}

/** So many errors are counted; a scenario that fails oftener is known to fail. */
const COUNTED = 10_000;

const errorsStatement = statement(
  'runs.errors',
  `with ${DAYS},
   recent as materialized (
     select t.step_id, coalesce(t.error ->> 'reason', 'unknown') as code, t.run_id, t.at, t.error, t.revision_id
       from scenario_run_step t
      where t.scenario_id = $2 and t.error is not null and t.at >= (select first from days) and t.at < (select last from days)
      order by t.at desc limit ${COUNTED}),
   grouped as (
     select step_id, code, count(*) as count, count(distinct run_id) as runs, min(at) as first_at, max(at) as last_at from recent group by 1, 2)
   select g.step_id as "stepId", g.code, g.count, g.runs, g.first_at as "firstAt", g.last_at as "lastAt", n.error, n.revision_id as "revisionId",
          n.run_ids as "runIds"
     from grouped g cross join lateral (
       select coalesce((array_agg(x.error order by x.at desc) filter (where x.visible))[1], jsonb_build_object('reason', g.code)) as error,
              (array_agg(x.revision_id order by x.at desc))[1] as revision_id,
              coalesce(array_agg(x.run_id::float8 order by x.at desc) filter (where x.visible), '{}') as run_ids
         from (
           select l.*, $5::bigint is null or exists (
                    select 1 from scenario_run s join dialog d on d.id = s.dialog_id where s.id = l.run_id and ${dialogVisible('d', '$5::bigint')}) as visible
             from (select * from recent r where r.step_id = g.step_id and r.code = g.code order by r.at desc limit 5) l) x) n
    order by g.last_at desc, g.step_id, g.code limit 100`,
);

/** Errors of a scenario's runs by step and code, those that happened last first; what an error holds of a client goes by the scope. */
export function errorsOf(tx: Tx, scenarioId: number, { from, to }: Period, scope: DialogScope): Promise<RunErrorRow[]> {
  return tx.query<RunErrorRow>(errorsStatement, [tx.companyId, scenarioId, from, to, scopeParameter(scope)]);
}
