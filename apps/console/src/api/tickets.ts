import { infiniteQueryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';
import type { Named } from './types.js';

export interface Ticket extends Omit<components['schemas']['Ticket'], 'operator' | 'client'> {
  operator: Named | null;
  client: Named | null;
}
export interface TicketPage {
  items: Ticket[];
  next: number | null;
}
export type NewTicket = components['schemas']['NewTicketRequest'];
export type TicketChanges = components['schemas']['EditTicketRequest'];

export const TICKET_STATES = ['open', 'in_progress', 'closed'] as const;
export const TICKET_PRIORITIES = ['low', 'normal', 'high'] as const;

export interface TicketFilter {
  state?: 'active' | 'closed';
  mine?: boolean;
  query?: string;
  clientId?: number;
}

/** Every list of tickets begins with it. */
export const TICKETS = 'tickets';

export const ticketsQuery = (filter: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: [TICKETS, filter],
    queryFn: ({ signal, pageParam }) =>
      http.get<TicketPage>('/api/tickets', { signal, query: { ...filter, before: pageParam, limit: 50 } }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

export const addTicket = (ticket: NewTicket) => http.post<Ticket>('/api/tickets', ticket);
export const changeTicket = (id: number, changes: TicketChanges) => http.patch<Ticket>(`/api/tickets/${id}`, changes);
export const deleteTicket = (id: number) => http.delete<void>(`/api/tickets/${id}`);
