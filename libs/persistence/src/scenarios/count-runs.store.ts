import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** Whether run `r` is one that the funnel counts: it took a step, and is no trial of a draft. */
export const HAS_BEGUN = `r.steps > 0
  and exists (select 1 from scenario_revision v where v.id = r.revision_id and v.number is not null)`;
/** The steps that run `r` came to, each once. */
export const STEPS_REACHED = `select distinct t.step_id from scenario_run_step t where t.run_id = r.id`;

/** Whether it came to an end of the scenario by itself: gave the client to people or closed his dialog as its last step, or had none left. */
export const CAME_TO_AN_END = `(r.state = 'ended' and (r.ended_reason in ('finished', 'transferred')
  or r.ended_reason = 'closed' and exists (
    select 1 from scenario_run_step t join scenario_revision v on v.id = t.revision_id
     where t.run_id = r.id and t.seq = r.steps
       and v.content -> 'steps' @> jsonb_build_array(jsonb_build_object('id', t.step_id, 'kind', 'close')))))`;
/** Besides its steps, whose ids have other letters: runs as such, and those that came to an end. */
export const RUNS = '';
export const ENDS = '.';

const BATCH = 1_000;

const companies = statement(
  'runs.companies_to_count',
  `select distinct company_id as "companyId" from scenario_run where not counted and state = 'ended'`,
);
// A trial is put aside too: it is looked at once.
const count = statement(
  'runs.count',
  `with done as materialized (
     select r.* from scenario_run r where r.company_id = $1 and not r.counted and r.state = 'ended'
      order by r.scenario_id, r.started_at limit ${BATCH} for update skip locked),
   marked as (update scenario_run r set counted = true from done where r.id = done.id),
   begun as materialized (
     select r.id, r.scenario_id, date_bin('15 minutes', r.started_at, '2000-01-01Z') as quarter, d.channel_id, ${CAME_TO_AN_END} as whole
       from done r join dialog d on d.id = r.dialog_id where ${HAS_BEGUN}),
   reached as (
     select scenario_id, quarter, channel_id, '${RUNS}' as step_id, count(*) as runs from begun group by 1, 2, 3
     union all
     select scenario_id, quarter, channel_id, '${ENDS}', count(*) from begun where whole group by 1, 2, 3
     union all
     select r.scenario_id, r.quarter, r.channel_id, s.step_id, count(*) from begun r cross join lateral (${STEPS_REACHED}) s group by 1, 2, 3, 4),
   added as (
     insert into scenario_reach as x (company_id, scenario_id, quarter, channel_id, step_id, runs)
     select $1, scenario_id, quarter, channel_id, step_id, runs from reached order by 2, 3, 4, 5
     on conflict (company_id, scenario_id, quarter, channel_id, step_id) do update set runs = x.runs + excluded.runs)
   select count(*) as runs from done`,
);

/** Counts runs that ended, once each, for the funnel; resolves with their number. */
export async function countEndedRuns(jobs: JobsDatabase, database: Database): Promise<number> {
  let counted = 0;
  for (const { companyId } of await jobs.query<{ companyId: number }>(companies)) {
    for (let batch = BATCH; batch === BATCH; counted += batch) {
      const [row] = await database.transaction(companyId, (tx) => tx.query<{ runs: number }>(count, [companyId]));
      batch = row?.runs ?? 0;
    }
  }
  return counted;
}
