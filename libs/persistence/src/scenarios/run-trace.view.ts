import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { RUN_COLUMNS, RUN_JOINS, type RunRow } from './run-list.view.js';

/** One step of a run's trace, with what the scenario calls it. */
export interface TraceRow {
  seq: number;
  scenarioId: number;
  revisionId: number;
  stepId: string;
  stepKind: string | null;
  stepTitle: string | null;
  /** Null while it stands here. */
  exit: string | null;
  why: Record<string, unknown> | null;
  changed: Record<string, unknown> | null;
  error: Record<string, unknown> | null;
  messageId: number | null;
  at: Date;
  leftAt: Date | null;
}

/** A run with what it knows and where it has been. */
export interface WholeRunRow extends RunRow {
  standing: Record<string, unknown>;
  variables: Record<string, unknown>;
}

const oneStatement = statement(
  'runs.one',
  `select ${RUN_COLUMNS}, r.standing, r.variables from scenario_run r ${RUN_JOINS}
    where r.company_id = $1 and r.id = $2 and ${dialogVisible('d', '$3::bigint')}`,
);

/** What goes on in the dialog, else what was last: each is one look into an index. */
const ofDialogStatement = statement(
  'runs.of_dialog',
  `select coalesce(
     (select r.id from scenario_run r where r.dialog_id = d.id and r.state in ('running', 'waiting', 'paused')),
     (select r.id from scenario_run r where r.dialog_id = d.id order by r.id desc limit 1)) as "runId"
     from dialog d where d.id = $1 and ${dialogVisible('d', '$2::bigint')}`,
);

/** A title that nobody gave is taken from what the step says. */
const traceStatement = statement(
  'runs.trace',
  `select t.seq, t.scenario_id as "scenarioId", t.revision_id as "revisionId", t.step_id as "stepId", step ->> 'kind' as "stepKind",
          coalesce(nullif(step ->> 'title', ''), left(nullif(step ->> 'text', ''), 80)) as "stepTitle", t.exit, t.why, t.changed, t.error,
          t.message_id as "messageId", t.at, t.left_at as "leftAt"
     from (select * from scenario_run_step where run_id = $1 and seq < $2 order by seq desc limit $3) t
     left join scenario_revision v on v.id = t.revision_id
     left join lateral (select jsonb_path_query_first(v.content, '$.steps[*] ? (@.id == $id)', jsonb_build_object('id', t.step_id)) as step) on true
    order by t.seq`,
);

/** A run in a dialog that one may see; null for every other. */
export async function runById(tx: Tx, id: number, scope: DialogScope): Promise<WholeRunRow | null> {
  const [row] = await tx.query<WholeRunRow>(oneStatement, [tx.companyId, id, scopeParameter(scope)]);
  return row ?? null;
}

/** The run of a dialog: the open one, else the last; `undefined` when one may not know of the dialog. */
export async function runIdOfDialog(tx: Tx, dialogId: number, scope: DialogScope): Promise<number | null | undefined> {
  const [row] = await tx.query<{ runId: number | null }>(ofDialogStatement, [dialogId, scopeParameter(scope)]);
  return row?.runId;
}

/** Steps of a run in order; of a long trace those before `before`, the newest of them. */
export function traceOf(tx: Tx, runId: number, before: number | null, limit: number): Promise<TraceRow[]> {
  return tx.query<TraceRow>(traceStatement, [runId, before ?? 2_147_483_647, limit]);
}
