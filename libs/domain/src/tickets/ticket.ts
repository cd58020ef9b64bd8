/** A piece of work that outlives a dialog: somebody has to do it, and somebody asks whether it is done. */
export const TICKET_STATES = ['open', 'in_progress', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const TICKET_PRIORITIES = ['low', 'normal', 'high'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export interface TicketFields {
  title: string;
  description: string;
  state: TicketState;
  priority: TicketPriority;
  clientId: number | null;
  dialogId: number | null;
  /** Whose it is to do. */
  operatorId: number | null;
}

export const TICKET_LIMITS = { title: 200, description: 10_000 } as const;

/** As people name it: TICK-1. */
export const ticketNumber = (number: number): string => `TICK-${number}`;
