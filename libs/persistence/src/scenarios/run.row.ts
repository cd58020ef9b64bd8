import { operatorName } from '#domain/operators/operator-name.js';
import type { TurnState } from '#domain/scenarios/run-desk.port.js';
import { NO_STANDING, type RunSnapshot, type RunState } from '#domain/scenarios/run.js';

/** A row of `scenario_run` as to_jsonb gives it: times are ISO strings. */
export interface RunRow {
  id: number;
  dialog_id: number;
  scenario_id: number;
  revision_id: number;
  state: RunState;
  ended_reason: RunSnapshot['endedReason'];
  started_by: RunSnapshot['startedBy'];
  step_id: string | null;
  standing: Partial<RunSnapshot['standing']>;
  variables: RunSnapshot['variables'];
  steps: number;
  turn_key: string | null;
  turn_outcome: RunSnapshot['turnOutcome'];
  started_at: string;
  ended_at: string | null;
}

/** What is not written yet is as at the beginning. */
export const standingFrom = (standing: RunRow['standing']): RunSnapshot['standing'] => ({ ...NO_STANDING, ...standing });

export const runFromRow = (row: RunRow): RunSnapshot => ({
  ...{ id: row.id, dialogId: row.dialog_id, scenarioId: row.scenario_id, revisionId: row.revision_id, state: row.state },
  ...{ endedReason: row.ended_reason, startedBy: row.started_by, stepId: row.step_id, standing: standingFrom(row.standing) },
  ...{ variables: row.variables, steps: row.steps, turnKey: row.turn_key, turnOutcome: row.turn_outcome },
  ...{ startedAt: new Date(row.started_at), endedAt: row.ended_at === null ? null : new Date(row.ended_at) },
});

export const rowFromRun = (run: RunSnapshot): Omit<RunRow, 'started_at' | 'ended_at'> & { started_at: Date; ended_at: Date | null } => ({
  ...{ id: run.id, dialog_id: run.dialogId, scenario_id: run.scenarioId, revision_id: run.revisionId, state: run.state },
  ...{ ended_reason: run.endedReason, started_by: run.startedBy, step_id: run.stepId, standing: run.standing },
  ...{ variables: run.variables, steps: run.steps, turn_key: run.turnKey, turn_outcome: run.turnOutcome },
  ...{ started_at: run.startedAt, ended_at: run.endedAt },
});

/** What is known of the client and the company, as the statement gives it. */
export interface FactsRow extends Omit<TurnState['facts'], 'operator'> {
  operator: { id: number; firstName: string; lastName: string } | null;
}

export const factsFrom = ({ operator, ...facts }: FactsRow): TurnState['facts'] => ({
  ...facts,
  operator: operator && { id: operator.id, name: operatorName(operator.firstName, operator.lastName) },
});
