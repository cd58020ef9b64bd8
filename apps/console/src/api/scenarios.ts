import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Named } from './types.js';

/** A scenario as the list shows it. */
export interface ScenarioRow {
  id: number;
  name: string;
  /** Its triggers are heard. */
  enabled: boolean;
  /** Null: never published. */
  published: { id: number; number: number; at: string } | null;
  /** The draft differs from what is published. */
  changed: boolean;
  steps: number;
  /** Runs that have begun and not ended. */
  runs: number;
  updatedAt: string;
  updatedBy: Named | null;
}

export const scenariosQuery = queryOptions({
  queryKey: ['scenarios'],
  queryFn: async ({ signal }) => (await http.get<{ items: ScenarioRow[] }>('/api/scenarios', { signal })).items,
});
