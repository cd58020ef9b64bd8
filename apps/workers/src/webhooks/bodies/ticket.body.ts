import type { HookTicket } from '#persistence/webhooks/webhook-rows.view.js';
import { hookTime, type Body } from './body.js';

/** A ticket; of one that is gone only its number is left. */
export function ticketBody(id: number, ticket: HookTicket | undefined): Body {
  if (!ticket) return { id, ticket_id: id };
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
