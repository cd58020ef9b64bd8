import { notFound } from '#domain/shared/domain-error.js';
import type { TicketFields } from '#domain/tickets/ticket.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { TICKET_COLUMNS, type TicketRow } from './ticket.view.js';

// Numbers have no holes: the company's row is locked until the ticket is stored.
const nextNumber = statement(
  'tickets.next_number',
  `update company set last_ticket_number = last_ticket_number + 1 where id = $1 returning last_ticket_number as number`,
);
const insert = statement(
  'tickets.insert',
  `insert into ticket (company_id, number, title, description, state, priority, client_id, dialog_id, operator_id, closed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $5 = 'closed' then now() end) returning ${TICKET_COLUMNS}`,
);
// What is not given stays; ids may also be emptied.
const update = statement(
  'tickets.update',
  `update ticket set title = coalesce($3, title), description = coalesce($4, description), state = coalesce($5, state),
     priority = coalesce($6, priority), client_id = case when $7 then $8 else client_id end,
     dialog_id = case when $9 then $10 else dialog_id end, operator_id = case when $11 then $12 else operator_id end,
     updated_at = now(), closed_at = case when coalesce($5, state) = 'closed' then coalesce(closed_at, now()) end
    where company_id = $1 and id = $2 returning ${TICKET_COLUMNS}`,
);
const remove = statement('tickets.delete', `delete from ticket where company_id = $1 and id = $2 returning ${TICKET_COLUMNS}`);
const known = statement(
  'tickets.known',
  `select exists (select 1 from client where company_id = $1 and id = $2) as client,
          (select client_id from dialog where company_id = $1 and id = $3) as "dialogClientId",
          exists (select 1 from operator where company_id = $1 and id = $4 and state <> 'deleted') as operator`,
);

type TicketEvent = 'ticket_added' | 'ticket_changed' | 'ticket_deleted';
type Links = Partial<Pick<TicketFields, 'clientId' | 'dialogId' | 'operatorId'>>;

/** The tickets of a company. */
export class TicketStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  add(companyId: number, fields: TicketFields): Promise<TicketRow> {
    return this.told(companyId, 'ticket_added', async (tx) => insertTicket(tx, { ...fields, clientId: await clientOf(tx, fields) }));
  }

  change(companyId: number, id: number, fields: Partial<TicketFields>): Promise<TicketRow> {
    return this.told(companyId, 'ticket_changed', async (tx) => {
      await clientOf(tx, fields);
      const { title, description, state, priority, clientId, dialogId, operatorId } = fields;
      const links = [clientId, dialogId, operatorId].flatMap((link) => [link !== undefined, link ?? null]);
      return tx.query<TicketRow>(update, [companyId, id, title ?? null, description ?? null, state ?? null, priority ?? null, ...links]);
    });
  }

  delete(companyId: number, id: number): Promise<TicketRow> {
    return this.told(companyId, 'ticket_deleted', (tx) => tx.query<TicketRow>(remove, [companyId, id]));
  }

  private async told(companyId: number, kind: TicketEvent, change: (tx: Tx) => Promise<TicketRow[]>): Promise<TicketRow> {
    const ticket = await this.database.transaction(companyId, async (tx) => {
      const [row] = await change(tx);
      if (!row) throw notFound('Ticket');
      await tell(tx, kind, row);
      return row;
    });
    this.wake.wake('event');
    return ticket;
  }
}

/** A ticket of somebody else's transaction; what it names is known to exist. */
export async function addTicket(tx: Tx, fields: TicketFields): Promise<TicketRow> {
  const [row] = await insertTicket(tx, fields);
  if (!row) throw new Error('A ticket was not stored');
  await tell(tx, 'ticket_added', row);
  return row;
}

async function insertTicket(tx: Tx, fields: TicketFields): Promise<TicketRow[]> {
  const { title, description, state, priority, clientId, dialogId, operatorId } = fields;
  const [next] = await tx.query<{ number: number }>(nextNumber, [tx.companyId]);
  return tx.query<TicketRow>(insert, [tx.companyId, next?.number, title, description, state, priority, clientId, dialogId, operatorId]);
}

function tell(tx: Tx, kind: TicketEvent, { id: ticketId, number, clientId, dialogId }: TicketRow): Promise<void> {
  return recordEvents(tx, [{ kind, dialogId, data: { ticketId, number, clientId } }]);
}

/** Throws unless all that is named exists; a dialog alone names its client. */
async function clientOf(tx: Tx, { clientId = null, dialogId = null, operatorId = null }: Links): Promise<number | null> {
  if (clientId === null && dialogId === null && operatorId === null) return null;
  const values = [tx.companyId, clientId, dialogId, operatorId];
  const [found] = await tx.query<{ client: boolean; dialogClientId: number | null; operator: boolean }>(known, values);
  if (clientId !== null && !found?.client) throw notFound('Client');
  if (dialogId !== null && !found?.dialogClientId) throw notFound('Dialog');
  if (operatorId !== null && !found?.operator) throw notFound('Operator');
  return clientId ?? found?.dialogClientId ?? null;
}
