import type { RunErrorRow } from '#persistence/scenarios/run-figures.view.js';
import type { RunRow } from '#persistence/scenarios/run-list.view.js';
import type { TraceRow } from '#persistence/scenarios/run-trace.view.js';
import type { RunErrors, RunStep, RunSummary } from './scenario-runs.dto.js';

export function presentRun(row: RunRow): RunSummary {
  const { id, dialogId, state, endedReason, stepId, steps } = row;
  const { trigger } = row.startedBy;
  return {
    ...{ id, dialogId, client: row.clientName, channel: { id: row.channelId, name: row.channelName, transport: row.transport } },
    ...{ scenario: { id: row.scenarioId, name: row.scenarioName }, revision: { id: row.revisionId, number: row.revisionNumber } },
    ...{ state, endedReason, startedBy: { trigger: typeof trigger === 'string' ? trigger : 'api' }, stepId, steps },
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export const presentStep = (row: TraceRow): RunStep => ({
  ...row,
  at: row.at.toISOString(),
  leftAt: row.leftAt?.toISOString() ?? null,
});

export const presentErrors = (row: RunErrorRow): RunErrors => ({
  ...row,
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
});
