/** What the address of the page of tickets says: which of them are shown. */
export interface TicketsSearch {
  tickets?: TicketsShown;
  query?: string;
}

export const TICKETS_SHOWN = ['mine', 'active', 'closed', 'all'] as const;
export type TicketsShown = (typeof TICKETS_SHOWN)[number];

export function ticketsSearch(search: Record<string, unknown>): TicketsSearch {
  const show = TICKETS_SHOWN.find((name) => name === search['tickets']);
  const query = typeof search['query'] === 'string' || typeof search['query'] === 'number' ? String(search['query']) : '';
  return { ...(show && show !== 'mine' ? { tickets: show } : {}), ...(query ? { query } : {}) };
}
