import type { TicketPriority, TicketState } from '#domain/tickets/ticket.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

export interface TicketRow {
  id: number;
  number: number;
  title: string;
  description: string;
  state: TicketState;
  priority: TicketPriority;
  clientId: number | null;
  dialogId: number | null;
  operatorId: number | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

export const TICKET_COLUMNS = `id, number, title, description, state, priority, client_id as "clientId", dialog_id as "dialogId",
  operator_id as "operatorId", created_at as "createdAt", updated_at as "updatedAt", closed_at as "closedAt"`;

const conditions = `company_id = $1 and ($2::text is null or state = $2) and ($3::text is null or priority = $3)
  and ($4::bigint is null or client_id = $4) and ($5::bigint is null or dialog_id = $5) and ($6::bigint is null or operator_id = $6)`;
const page = (order: 'asc' | 'desc'): Statement =>
  statement(
    `tickets.page_${order}`,
    `select ${TICKET_COLUMNS} from ticket where ${conditions} order by number ${order} limit $7 offset $8`,
  );
const pages = { asc: page('asc'), desc: page('desc') };
const count = statement('tickets.count', `select count(*) as total from ticket where ${conditions}`);
const one = statement('tickets.one', `select ${TICKET_COLUMNS} from ticket where company_id = $1 and id = $2`);

export interface TicketFilter {
  state: TicketState | null;
  priority: TicketPriority | null;
  clientId: number | null;
  dialogId: number | null;
  operatorId: number | null;
  order: 'asc' | 'desc';
  limit: number;
  offset: number;
}

export async function ticketPage(tx: Tx, filter: TicketFilter): Promise<{ rows: TicketRow[]; total: number }> {
  const values = [tx.companyId, filter.state, filter.priority, filter.clientId, filter.dialogId, filter.operatorId];
  const rows = await tx.query<TicketRow>(pages[filter.order], [...values, filter.limit, filter.offset]);
  const [counted] = await tx.query<{ total: number }>(count, values);
  return { rows, total: counted?.total ?? 0 };
}

export async function ticketById(tx: Tx, id: number): Promise<TicketRow | null> {
  return (await tx.query<TicketRow>(one, [tx.companyId, id]))[0] ?? null;
}
