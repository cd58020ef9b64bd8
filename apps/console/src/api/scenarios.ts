import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { ScenarioContent, TriggerKind } from './scenario-types.js';
import type { Named } from './types.js';

/** `draft` = never published; `disabled` = published, and its triggers are not heard. */
export type ScenarioPublicity = 'draft' | 'published' | 'disabled';

/** A scenario as it stands in the list. */
export interface ScenarioRow {
  id: number;
  name: string;
  state: ScenarioPublicity;
  /** The number of the published revision. */
  revision: number | null;
  revisionId: number | null;
  /** The draft is another than what is published. */
  changed: boolean;
  /** Counts changes of the draft. */
  draftVersion: number;
  /** What starts it: as published, else as drawn. */
  triggers: TriggerKind[];
  steps: number;
  /** Runs that are going now; 10,000 stands for that and more. */
  runs: number;
  createdAt: string;
  publishedAt: string | null;
  updatedAt: string;
  updatedBy: Named | null;
}

export interface Scenario extends ScenarioRow {
  draft: ScenarioContent;
}

export interface ScenarioList {
  items: ScenarioRow[];
  /** A company can have so many. */
  limit: number;
}

/** Without what they are made of, so that it can be asked for on every change. */
export const scenariosQuery = queryOptions({
  queryKey: ['scenarios'],
  queryFn: ({ signal }) => http.get<ScenarioList>('/api/scenarios', { signal }),
});

/** The designer's own: it takes changes of others in by itself, so no event fetches it anew. */
export const scenarioQuery = (id: number) =>
  queryOptions({
    queryKey: ['scenario', id],
    queryFn: ({ signal }) => http.get<Scenario>(`/api/scenarios/${id}`, { signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export interface Draft {
  /** The version that it was drawn on top of. */
  draftVersion: number;
  content: ScenarioContent;
  name?: string;
}

export const loadScenario = (id: number) => http.get<Scenario>(`/api/scenarios/${id}`);
export const addScenario = (name: string) => http.post<Scenario>('/api/scenarios', { name });
/** 409 `draft_changed`: somebody else was faster. */
export const saveDraft = (id: number, draft: Draft) => http.put<Scenario>(`/api/scenarios/${id}/draft`, draft);
