import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { http, withQuery } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type AuditEntry = Schemas['AuditEntry'];

/** What is looked for; what is not given does not matter. */
export interface AuditFilter {
  actorId?: number | undefined;
  action?: string | undefined;
  objectKind?: string | undefined;
  objectId?: number | undefined;
  /** ISO 8601: from then on. */
  from?: string | undefined;
  /** Before then. */
  to?: string | undefined;
  search?: string | undefined;
}

/** The audit log, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<Schemas['AuditPage']>('/api/audit', { query: { ...filter, before: pageParam, limit: 50 }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Where the same comes as a file. */
export const auditExportPath = (filter: AuditFilter): string => withQuery('/api/audit/export', { ...filter });
