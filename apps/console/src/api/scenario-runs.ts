import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type RunSummary = Schemas['RunSummary'];
export type RunStep = Schemas['RunStep'];
export type ScenarioRun = Schemas['ScenarioRun'];
export type Funnel = Schemas['Funnel'];
export type StepFigures = Schemas['StepFigures'];
export type RunErrors = Schemas['RunErrors'];
export type RunFilter = 'open' | 'paused' | 'ended';

/** Days in the company's time zone, both included. */
export interface Period {
  from: string;
  to: string;
}

/** The cache keys that live events bring up to date. */
export const runKeys = {
  ofDialog: (dialogId: number) => ['dialog-run', dialogId] as const,
  one: (runId: number) => ['scenario-run', runId] as const,
  lists: ['scenario-runs'] as const,
  funnel: ['scenario-funnel'] as const,
  errors: ['scenario-errors'] as const,
};

export const dialogRunQuery = (dialogId: number) =>
  queryOptions({
    queryKey: runKeys.ofDialog(dialogId),
    queryFn: async ({ signal }) => (await http.get<Schemas['DialogRun']>(`/api/dialogs/${dialogId}/run`, { signal })).run,
  });

export const runQuery = (runId: number) =>
  queryOptions({
    queryKey: runKeys.one(runId),
    queryFn: ({ signal }) => http.get<ScenarioRun>(`/api/scenario-runs/${runId}`, { signal }),
  });

export const listRuns = (scenarioId: number, state: RunFilter | null, before: number | null, signal?: AbortSignal) =>
  http.get<Schemas['RunPage']>(`/api/scenarios/${scenarioId}/runs`, { query: { state, before, limit: 50 }, signal });

export const funnelQuery = (scenarioId: number, period: Period) =>
  queryOptions({
    queryKey: [...runKeys.funnel, scenarioId, period],
    queryFn: ({ signal }) => http.get<Funnel>(`/api/scenarios/${scenarioId}/funnel`, { query: { ...period }, signal }),
  });

export const runErrorsQuery = (scenarioId: number, period: Period) =>
  queryOptions({
    queryKey: [...runKeys.errors, scenarioId, period],
    queryFn: ({ signal }) => http.get<Schemas['RunErrorList']>(`/api/scenarios/${scenarioId}/errors`, { query: { ...period }, signal }),
  });

export const stopRun = (dialogId: number) => http.post<void>(`/api/dialogs/${dialogId}/run/stop`);
export const giveBackToBot = (dialogId: number) => http.post<void>(`/api/dialogs/${dialogId}/run/give-back`);

export interface Trial {
  code: string;
  /** What to write to any of the company's channels. */
  message: string;
  revisionId: number;
  expiresAt: string;
}

/** Freezes the draft; whoever sends its code on any channel plays it. */
export const startTrial = (scenarioId: number) => http.post<Trial>(`/api/scenarios/${scenarioId}/trials`);
