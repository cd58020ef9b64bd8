import type { DialogFilter } from '../../api/types.js';

export type ChatPane = 'client' | 'timeline';

/** What the address of the chat page says about it. */
export interface ChatSearch {
  filter?: DialogFilter;
  query?: string;
  channelId?: number;
  /** Of messages: who wrote them. */
  by?: number;
  /** Of messages: days of the period, both in it. */
  from?: string;
  to?: string;
  /** A message to open the thread at. */
  message?: number;
  /** On a narrow screen the client's panel instead of the thread; everywhere the person's whole history instead of it. */
  pane?: ChatPane;
}

const PANES: readonly ChatPane[] = ['client', 'timeline'];

const FILTERS: readonly DialogFilter[] = ['mine', 'new', 'bot', 'snoozed', 'all', 'closed', 'blocked'];

const positive = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

export function chatSearch(search: Record<string, unknown>): ChatSearch {
  const filter = FILTERS.find((name) => name === search['filter']);
  const pane = PANES.find((name) => name === search['pane']);
  const query = typeof search['query'] === 'string' || typeof search['query'] === 'number' ? String(search['query']) : undefined;
  return {
    ...(filter && filter !== 'mine' ? { filter } : {}),
    ...(query ? { query } : {}),
    ...(positive(search['channelId']) ? { channelId: positive(search['channelId']) } : {}),
    ...(positive(search['by']) ? { by: positive(search['by']) } : {}),
    ...(day(search['from']) ? { from: day(search['from']) } : {}),
    ...(day(search['to']) ? { to: day(search['to']) } : {}),
    ...(positive(search['message']) ? { message: positive(search['message']) } : {}),
    ...(pane ? { pane } : {}),
  };
}
