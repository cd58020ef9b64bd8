import { NO_CONTENT, type ScenarioContent } from '#domain/scenarios/content.js';
import type { ApiUnderTest } from './api-under-test.js';
import type { DialogRows } from './rows.js';

/** A scenario with one published revision of these steps. */
export async function aScenario(
  api: ApiUnderTest,
  companyId: number,
  more: { name?: string; steps?: object[]; number?: number | null } = {},
): Promise<{ scenarioId: number; revisionId: number }> {
  const content = JSON.stringify({ format: 1, start: null, steps: more.steps ?? [], triggers: [], variables: [], settings: {} });
  const [row] = await api.rows<{ scenario_id: string; id: string }>(
    `with s as (insert into scenario (company_id, name, draft) values ($1, $2, $3) returning id)
     insert into scenario_revision (company_id, scenario_id, number, content) select $1, s.id, $4, $3 from s returning scenario_id, id`,
    [companyId, more.name ?? 'Menu', content, more.number === undefined ? 1 : more.number],
  );
  return { scenarioId: Number(row!.scenario_id), revisionId: Number(row!.id) };
}

export interface StepRow {
  step: string;
  exit?: string;
  at?: string;
  why?: object;
  changed?: object;
  error?: object;
}

/** A run with its trace, as turns leave it. */
export async function aRun(
  api: ApiUnderTest,
  { companyId, dialogId }: Pick<DialogRows, 'companyId' | 'dialogId'>,
  { scenarioId, revisionId }: { scenarioId: number; revisionId: number },
  more: { state?: string; steps?: StepRow[]; variables?: object; endedReason?: string } = {},
): Promise<number> {
  const { state = 'waiting', steps = [] } = more;
  const [row] = await api.rows<{ id: string }>(
    `insert into scenario_run (company_id, dialog_id, scenario_id, revision_id, state, started_by, step_id, steps, variables, ended_reason, ended_at)
     values ($1, $2, $3, $4, $5, '{"trigger":"keyword","messageId":1}', $6, $7, $8, $9, case when $5 = 'ended' then now() end) returning id`,
    [
      ...[companyId, dialogId, scenarioId, revisionId, state, steps.at(-1)?.step ?? null, steps.length],
      ...[JSON.stringify(more.variables ?? {}), more.endedReason ?? null],
    ],
  );
  const json = (value: object | undefined): string | null => (value ? JSON.stringify(value) : null);
  for (const [index, { step, exit, at, why, changed, error }] of steps.entries()) {
    await api.rows(
      `insert into scenario_run_step (run_id, seq, company_id, scenario_id, revision_id, step_id, exit, why, changed, error, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, now()))`,
      [
        ...[row!.id, index + 1, companyId, scenarioId, revisionId, step, exit ?? null],
        ...[json(why), json(changed), json(error), at ?? null],
      ],
    );
  }
  return Number(row!.id);
}

/** A scenario that is published, switched on and heard by its triggers. */
export async function aPublishedScenario(
  api: ApiUnderTest,
  companyId: number,
  content: Partial<ScenarioContent>,
  { name = 'Menu', enabled = true }: { name?: string; enabled?: boolean } = {},
): Promise<{ scenarioId: number; revisionId: number }> {
  const { scenarioId, revisionId } = await aScenario(api, companyId, { name });
  await api.rows(`update scenario_revision set content = $2 where id = $1`, [revisionId, JSON.stringify({ ...NO_CONTENT, ...content })]);
  await api.rows(`update scenario set published_id = $2, enabled = $3 where id = $1`, [scenarioId, revisionId, enabled]);
  for (const { id, kind, channelIds, stepId, ...detail } of enabled ? (content.triggers ?? []) : []) {
    await api.rows(
      `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, channel_ids, step_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [companyId, scenarioId, revisionId, id, kind, channelIds, stepId, JSON.stringify(detail)],
    );
  }
  return { scenarioId, revisionId };
}
