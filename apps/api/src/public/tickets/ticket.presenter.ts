import { ticketNumber } from '#domain/tickets/ticket.js';
import type { TicketRow } from '#persistence/tickets/ticket.view.js';
import { publicTime } from '../public-time.js';
import type { PublicTicket } from './tickets.dto.js';

export const presentPublicTicket = (row: TicketRow): PublicTicket => ({
  ...{ id: row.id, number: ticketNumber(row.number), title: row.title, description: row.description },
  ...{ state: row.state, priority: row.priority },
  ...{ client_id: row.clientId, dialog_id: row.dialogId, operator_id: row.operatorId },
  ...{ created: publicTime(row.createdAt), updated: publicTime(row.updatedAt), closed: row.closedAt && publicTime(row.closedAt) },
});
