import type { AskedRun } from '#domain/scenarios/start-run.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const insertStatement = statement(
  'queued_run.insert',
  `insert into scenario_run (id, company_id, dialog_id, scenario_id, revision_id, started_by, step_id, variables)
   select id, $1, "dialogId", "scenarioId", "revisionId", "startedBy", "stepId", variables
     from jsonb_to_recordset($2::jsonb) as r(id bigint, "dialogId" bigint, "scenarioId" bigint, "revisionId" bigint,
                                             "startedBy" jsonb, "stepId" text, variables jsonb)`,
);

/** Runs that are asked for lie ready; what takes them up hears of them by the outbox. */
export function saveAskedRuns(tx: Tx, runs: readonly AskedRun[]): void {
  if (runs.length > 0) tx.write(insertStatement, [tx.companyId, JSON.stringify(runs)]);
}
