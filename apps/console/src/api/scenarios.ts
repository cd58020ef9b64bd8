import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { ScenarioContent, TriggerKind } from './scenario-types.js';
import type { Locale, Named } from './types.js';

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

/** Without what they are made of, so that it can be asked for on every change. */
export const scenariosQuery = queryOptions({
  queryKey: ['scenarios'],
  queryFn: async ({ signal }) => (await http.get<{ items: ScenarioRow[] }>('/api/scenarios', { signal })).items,
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

/** The draft of a scenario that another one may go to. */
export const scenarioContentQuery = (id: number) =>
  queryOptions({
    queryKey: ['scenarios', id, 'content'],
    queryFn: async () => (await loadScenario(id)).draft,
    staleTime: 30_000,
  });

export const SCENARIO_EXAMPLES = ['menu', 'order_status', 'feedback'] as const;
export type ScenarioExample = (typeof SCENARIO_EXAMPLES)[number];

/** Empty, or one of the ready examples in the language of whoever wants it. */
export const addScenario = (name: string, example?: { example: ScenarioExample; language: Locale }) =>
  http.post<Scenario>('/api/scenarios', { name, ...example });
/** 409 `draft_changed`: somebody else was faster. */
export const saveDraft = (id: number, draft: Draft) => http.put<Scenario>(`/api/scenarios/${id}/draft`, draft);

/** What keeps a scenario from being published (`error`), or is odd about it (`warning`). */
export interface ScenarioComplaint {
  /** The key of its sentence: `complaints.<code>`. */
  code: string;
  severity: 'error' | 'warning';
  /** Null: it is about the scenario as a whole. */
  stepId: string | null;
  triggerId?: string | null;
  /** The way out that is missing. */
  exit?: string | null;
  /** The field of the step, as `buttons.0.text`. */
  field?: string | null;
  /** For the sentence. */
  params?: Record<string, string | number>;
}

/** A scenario as it was published once: never changed, never deleted. */
export interface ScenarioRevision {
  id: number;
  number: number;
  note: string;
  createdAt: string;
  createdBy: Named | null;
  steps: number;
}

export interface WholeScenarioRevision extends ScenarioRevision {
  content: ScenarioContent;
}

/** A scenario as a document, for another company or installation; what it refers to is named for the server, which finds it again. */
export interface ScenarioDocument {
  $schema?: string;
  name: string;
  content: ScenarioContent;
  references?: object;
}

export const checkScenario = async (id: number) =>
  (await http.post<{ complaints: ScenarioComplaint[] }>(`/api/scenarios/${id}/check`)).complaints;
/** 422 `scenario_broken`, with its complaints in `about`, while something is wrong. */
export const publishScenario = (id: number, draftVersion: number, note: string) =>
  http.post<Scenario>(`/api/scenarios/${id}/publish`, { draftVersion, note });
/** The newest first, a page at a time. */
export const revisionsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['scenarios', id, 'revisions'],
    queryFn: ({ pageParam, signal }) =>
      http.get<{ items: ScenarioRevision[]; next: number | null }>(`/api/scenarios/${id}/revisions`, {
        query: { before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
export const loadRevision = (id: number, revisionId: number) =>
  http.get<WholeScenarioRevision>(`/api/scenarios/${id}/revisions/${revisionId}`);
export const rollBackTo = (id: number, revisionId: number) => http.post<Scenario>(`/api/scenarios/${id}/revisions/${revisionId}/publish`);
export const switchScenario = (id: number, enabled: boolean) => http.patch<Scenario>(`/api/scenarios/${id}`, { enabled });
export const duplicateScenario = (id: number) => http.post<Scenario>(`/api/scenarios/${id}/duplicate`);
export const deleteScenario = (id: number) => http.delete<void>(`/api/scenarios/${id}`);
/** The draft, or what was published under this number. */
export const exportScenario = (id: number, revision?: number) =>
  http.get<ScenarioDocument>(`/api/scenarios/${id}/export`, { query: { revision } });
/** A new scenario made of a document; `complaints` tell what it names and the company does not have. */
export const importScenario = (document: ScenarioDocument) =>
  http.post<Scenario & { complaints: ScenarioComplaint[] }>('/api/scenarios/import', document);
