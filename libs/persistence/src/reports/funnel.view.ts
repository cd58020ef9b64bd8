import type { FunnelReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { CAME_TO_AN_END, ENDS, HAS_BEGUN, RUNS, STEPS_REACHED } from '../scenarios/count-runs.store.js';
import { statement } from '../statement.js';
import { NO_BUCKETS } from './bucket-moments.sql.js';
import { channelMeant, PERIOD, valuesOf } from './question.sql.js';

const COUNTED = `x.company_id = $1 and x.quarter >= p.since and x.quarter < p.until and ${channelMeant('x.channel_id')} and ${NO_BUCKETS}`;
/** Those that are under way, or ended a moment ago. */
const UNCOUNTED = `r.company_id = $1 and not r.counted and r.started_at >= p.since and r.started_at < p.until and ${HAS_BEGUN}
  and ($5::bigint[] is null or exists (select 1 from dialog d where d.id = r.dialog_id and ${channelMeant('d.channel_id')}))`;

const scenarios = statement(
  'reports.funnel',
  `with ${PERIOD},
   runs as (
     select x.scenario_id, sum(x.runs) filter (where x.step_id = '${RUNS}') as runs, sum(x.runs) filter (where x.step_id = '${ENDS}') as ended
       from period p cross join scenario s join scenario_reach x on x.scenario_id = s.id and x.step_id in ('${RUNS}', '${ENDS}')
      where s.company_id = $1 and ${COUNTED} group by x.scenario_id
     union all
     select r.scenario_id, count(*), count(*) filter (where ${CAME_TO_AN_END}) from period p join scenario_run r on ${UNCOUNTED} group by r.scenario_id)
   select s.id as "scenarioId", s.name as scenario, sum(r.runs)::bigint as runs, coalesce(sum(r.ended), 0)::bigint as ended
     from runs r join scenario s on s.id = r.scenario_id group by s.id order by 3 desc, lower(s.name), s.id`,
);

const steps = statement(
  'reports.funnel_steps',
  `with ${PERIOD},
   reached as (
     select x.step_id, x.runs::bigint as runs from period p join scenario_reach x on x.scenario_id = $6 and x.step_id not in ('${RUNS}', '${ENDS}') where ${COUNTED}
     union all
     select s.step_id, count(*) from period p join scenario_run r on ${UNCOUNTED} and r.scenario_id = $6 cross join lateral (${STEPS_REACHED}) s
      group by s.step_id)
   select step_id as "stepId", sum(runs)::bigint as runs from reached group by step_id order by 2 desc, 1`,
);

/** What steps are called, by the newest revision that has them. */
const names = statement(
  'reports.funnel_step_names',
  `select distinct on (x.step ->> 'id') x.step ->> 'id' as id, x.step ->> 'title' as title, x.step ->> 'kind' as kind
     from (select v.id, jsonb_array_elements(v.content -> 'steps') as step
             from scenario_revision v where v.company_id = $1 and v.scenario_id = $2) x
    where x.step ->> 'id' = any ($3::text[]) order by x.step ->> 'id', x.id desc`,
);

interface NameRow {
  id: string;
  title: string;
  kind: string;
}

/** How the runs went that began in the period, and of one scenario, how many of them came to each step. Trials are no runs. */
export async function readFunnel(tx: Tx, question: ReportQuestion, { scenarioId }: { scenarioId: number | null }): Promise<FunnelReport> {
  const values = (await valuesOf(tx, question)).slice(0, 5);
  const found = await tx.query<FunnelReport['scenarios'][number]>(scenarios, values);
  if (scenarioId === null) return { scenarios: found, steps: [] };
  const all = found.find((scenario) => scenario.scenarioId === scenarioId)?.runs ?? 0;
  return { scenarios: found, steps: await stepsOf(tx, scenarioId, values, all) };
}

async function stepsOf(tx: Tx, scenarioId: number, values: unknown[], all: number): Promise<FunnelReport['steps']> {
  const rows = await tx.query<{ stepId: string; runs: number }>(steps, [...values, scenarioId]);
  const named = await tx.query<NameRow>(names, [tx.companyId, scenarioId, rows.map(({ stepId }) => stepId)]);
  const nameOf = new Map(named.map((step) => [step.id, step]));
  return rows.map(({ stepId, runs }) => {
    const { title = '', kind = 'end' } = nameOf.get(stepId) ?? {};
    return { stepId, step: title || stepId, kind, runs, share: all === 0 ? 0 : runs / all };
  });
}
