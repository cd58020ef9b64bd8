import type { FeedEvent } from '#persistence/webhooks/webhook-feed.js';
import type { HookTicket } from '#persistence/webhooks/webhook-rows.view.js';
import { hookTime, type Body } from './body.js';

/** A ticket. */
export function ticketBody(ticket: HookTicket): Body {
  const { id } = ticket;
  return {
    id,
    ticket_id: id,
    number: `TICK-${ticket.number}`,
    title: ticket.title,
    description: ticket.description,
    state: ticket.state,
    priority: ticket.priority,
    client_id: ticket.clientId,
    dialog_id: ticket.dialogId,
    operator_id: ticket.operatorId,
    created_at: hookTime(ticket.createdAt),
    updated_at: hookTime(ticket.updatedAt),
    closed_at: ticket.closedAt && hookTime(ticket.closedAt),
  };
}

/** A ticket that is gone: what the log kept of it. */
export const deletedTicketBody = (id: number, { data, dialogId }: Pick<FeedEvent, 'data' | 'dialogId'>): Body => ({
  id,
  ticket_id: id,
  number: typeof data?.number === 'number' ? `TICK-${data.number}` : null,
  client_id: data?.clientId ?? null,
  dialog_id: dialogId,
});
