/** Whom one comes to look for: a name or an id. */
export interface SessionsSearch {
  search?: string | undefined;
}

export function sessionsSearch({ search }: Record<string, unknown>): SessionsSearch {
  return { search: typeof search === 'number' || (typeof search === 'string' && search) ? String(search).slice(0, 100) : undefined };
}
