import type { ScenarioContent, TriggerKind } from '#domain/scenarios/content.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Counting stops here: a precise number would cost more than it says. */
export const MOST_RUNS_COUNTED = 10_000;

export interface ScenarioRow {
  id: number;
  name: string;
  draftVersion: number;
  enabled: boolean;
  publishedId: number | null;
  publishedDraftVersion: number | null;
  /** Of the published revision. */
  number: number | null;
  publishedAt: Date | null;
  triggers: TriggerKind[];
  steps: number;
  /** Runs that are going, `MOST_RUNS_COUNTED` at most. */
  runs: number;
  createdAt: Date;
  updatedAt: Date;
  updatedById: number | null;
  updatedByFirstName: string | null;
  updatedByLastName: string | null;
}

const COLUMNS = `s.id, s.name, s.draft_version as "draftVersion", s.enabled, s.published_id as "publishedId",
  s.published_draft_version as "publishedDraftVersion", r.number, r.created_at as "publishedAt",
  array(select distinct t ->> 'kind' from jsonb_array_elements(coalesce(r.content, s.draft) -> 'triggers') t order by 1) as triggers,
  jsonb_array_length(s.draft -> 'steps') as steps,
  (select count(*)::int from (select 1 from scenario_run g where g.scenario_id = s.id and g.state in ('running', 'waiting', 'paused')
    limit ${MOST_RUNS_COUNTED}) x) as runs,
  s.created_at as "createdAt", s.updated_at as "updatedAt", s.updated_by as "updatedById",
  o.first_name as "updatedByFirstName", o.last_name as "updatedByLastName"`;
const FROM = `from scenario s
  left join scenario_revision r on r.company_id = s.company_id and r.id = s.published_id
  left join operator o on o.company_id = s.company_id and o.id = s.updated_by
 where s.company_id = $1 and s.deleted_at is null`;

const list = statement('scenarios.list', `select ${COLUMNS} ${FROM} order by s.id desc`);
const one = statement('scenarios.one', `select ${COLUMNS}, s.draft ${FROM} and s.id = $2`);

/** The company's scenarios, the newest first; without what they are made of. */
export const listScenarios = (tx: Tx): Promise<ScenarioRow[]> => tx.query<ScenarioRow>(list, [tx.companyId]);

export interface WholeScenarioRow extends ScenarioRow {
  draft: ScenarioContent;
}

export async function scenarioById(tx: Tx, id: number): Promise<WholeScenarioRow | null> {
  return (await tx.query<WholeScenarioRow>(one, [tx.companyId, id]))[0] ?? null;
}
