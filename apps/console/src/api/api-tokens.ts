import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** A token of integrators' programs; itself it is shown only when it is made. */
export interface ApiToken {
  id: number;
  name: string;
  lastFour: string;
  /** null = everything */
  scopes: string[] | null;
  ratePerMinute: number;
  createdAt: string;
  createdBy: string | null;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

export interface ApiTokenList {
  items: ApiToken[];
  /** All there are. */
  scopes: readonly string[];
  requestsThisMonth: number;
  requestsPerMonth: number | null;
}

export type ApiTokenTerms = Pick<ApiToken, 'name' | 'scopes' | 'ratePerMinute' | 'expiresAt'>;

export const apiTokensQuery = queryOptions({
  queryKey: ['api-tokens'],
  queryFn: ({ signal }) => http.get<ApiTokenList>('/api/api-tokens', { signal }),
});

export const createApiToken = (terms: ApiTokenTerms) => http.post<ApiToken & { token: string }>('/api/api-tokens', terms);
export const changeApiToken = (id: number, terms: Partial<ApiTokenTerms>) => http.patch<ApiToken>(`/api/api-tokens/${id}`, terms);
export const revokeApiToken = (id: number) => http.delete<undefined>(`/api/api-tokens/${id}`);
