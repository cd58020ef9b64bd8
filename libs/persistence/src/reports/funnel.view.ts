import type { FunnelReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import type { Tx } from '../database.js';
import { funnelOf } from '../scenarios/run-figures.view.js';
import { statement } from '../statement.js';
import { NO_BUCKETS } from './bucket-moments.sql.js';
import { channelMeant, PERIOD, valuesOf } from './question.sql.js';

/** Runs that began in the period; a run that was asked for and never began is none. */
const scenarios = statement(
  'reports.funnel',
  `with ${PERIOD}
   select s.id as "scenarioId", s.name as scenario, r.runs, r.ended
     from period p cross join scenario s cross join lateral (
       select count(*) as runs, count(*) filter (where r.state = 'ended') as ended
         from scenario_run r
        where r.scenario_id = s.id and r.company_id = $1 and r.started_at >= p.since and r.started_at < p.until and r.state <> 'queued'
          and ($5::bigint[] is null or exists (select 1 from dialog d where d.id = r.dialog_id and ${channelMeant('d.channel_id')}))) r
    where s.company_id = $1 and r.runs > 0 and ${NO_BUCKETS} order by r.runs desc, lower(s.name), s.id`,
);

const steps = statement(
  'reports.funnel_steps',
  `select distinct on (x.step ->> 'id') x.step ->> 'id' as id, x.step ->> 'title' as title, x.step ->> 'kind' as kind
     from (select v.id, jsonb_array_elements(v.content -> 'steps') as step
             from scenario_revision v where v.company_id = $1 and v.scenario_id = $2) x
    where x.step ->> 'id' = any ($3::text[]) order by x.step ->> 'id', x.id desc`,
);

interface StepRow {
  id: string;
  title: string;
  kind: string;
}

/** How scenarios ran, and of one of them, how many of its runs came to each step. */
export async function readFunnel(tx: Tx, question: ReportQuestion, { scenarioId }: { scenarioId: number | null }): Promise<FunnelReport> {
  const values = await valuesOf(tx, question);
  const found = await tx.query<FunnelReport['scenarios'][number]>(scenarios, values.slice(0, 5));
  return { scenarios: found, steps: scenarioId === null ? [] : await stepsOf(tx, scenarioId, question) };
}

async function stepsOf(tx: Tx, scenarioId: number, { from, to }: ReportQuestion): Promise<FunnelReport['steps']> {
  const rows = await funnelOf(tx, scenarioId, { from, to }, null);
  const named = await tx.query<StepRow>(steps, [tx.companyId, scenarioId, rows.map(({ stepId }) => stepId)]);
  const nameOf = new Map(named.map((step) => [step.id, step]));
  const most = Math.max(1, ...rows.map(({ reached }) => reached));
  return rows.map(({ stepId, reached }) => {
    const { title = '', kind = 'end' } = nameOf.get(stepId) ?? {};
    return { stepId, step: title || stepId, kind, runs: reached, share: reached / most };
  });
}
