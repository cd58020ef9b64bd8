import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** A value that HTTP steps may use by its name; nobody can read it back. */
export interface ScenarioSecret {
  name: string;
  updatedAt: string;
}

export const secretsQuery = queryOptions({
  queryKey: ['scenario-secrets'],
  queryFn: async ({ signal }) => (await http.get<{ items: ScenarioSecret[] }>('/api/scenario-secrets', { signal })).items,
});

export const setSecret = ({ name, value }: { name: string; value: string }) =>
  http.put<ScenarioSecret>(`/api/scenario-secrets/${encodeURIComponent(name)}`, { value });
export const deleteSecret = (name: string) => http.delete<void>(`/api/scenario-secrets/${encodeURIComponent(name)}`);
