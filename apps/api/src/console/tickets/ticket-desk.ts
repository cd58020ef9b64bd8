import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { notFound } from '#domain/shared/domain-error.js';
import { ticketNumber } from '#domain/tickets/ticket.js';
import { Database } from '#persistence/database.js';
import { dialogById } from '#persistence/dialogs/dialog-list.view.js';
import { listTickets, readableTicket, type TicketListItem, type TicketReader } from '#persistence/tickets/ticket-list.view.js';
import { TicketStore } from '#persistence/tickets/ticket.store.js';
import type { NewTicketRequest, EditTicketRequest, Ticket, TicketListQuery, TicketPage } from './tickets.dto.js';

/** `TICK-12` and `12`, in any case, for numbers that a ticket can have. */
const NUMBER = /^(?:tick-?)?(\d{1,9})$/i;

/** Tickets as an operator may know of them. */
@Injectable()
export class TicketDesk {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketStore,
  ) {}

  async page(caller: Caller, query: TicketListQuery): Promise<TicketPage> {
    const text = query.query?.trim() || null;
    const rows = await this.database.transaction(caller.companyId, (tx) =>
      listTickets(tx, readerOf(caller), {
        ...{ state: query.state ?? null, operatorId: query.mine ? caller.operatorId : null },
        ...{ clientId: query.clientId ?? null, dialogId: query.dialogId ?? null },
        ...{ text, number: numberIn(text), before: query.before ?? null, limit: query.limit },
      }),
    );
    return { items: rows.map(presentTicket), next: rows.length === query.limit ? rows.at(-1)!.number : null };
  }

  async one(caller: Caller, id: number): Promise<Ticket> {
    return presentTicket(await this.readable(caller, id));
  }

  async add(
    caller: Caller,
    { title, description = '', priority = 'normal', operatorId = null, dialogId }: NewTicketRequest,
  ): Promise<Ticket> {
    if (dialogId !== undefined) await this.mustSee(caller, dialogId);
    const links = { clientId: null, dialogId: dialogId ?? null, operatorId };
    const { id } = await this.tickets.add(caller.companyId, { title, description, state: 'open', priority, ...links });
    return this.stored(caller, id);
  }

  async change(caller: Caller, id: number, changes: EditTicketRequest): Promise<Ticket> {
    await this.readable(caller, id);
    await this.tickets.change(caller.companyId, id, changes);
    return this.stored(caller, id);
  }

  async remove(caller: Caller, id: number): Promise<void> {
    await this.readable(caller, id);
    await this.tickets.delete(caller.companyId, id);
  }

  private async mustSee(caller: Caller, dialogId: number): Promise<void> {
    const dialog = await this.database.transaction(caller.companyId, (tx) => dialogById(tx, dialogId, dialogScope(caller)));
    if (!dialog) throw notFound('Dialog');
  }

  private async readable(caller: Caller, id: number): Promise<TicketListItem> {
    const row = await this.database.transaction(caller.companyId, (tx) => readableTicket(tx, readerOf(caller), id));
    if (!row) throw notFound('Ticket');
    return row;
  }

  /** After a change: whoever has given it away has just held it. */
  private async stored(caller: Caller, id: number): Promise<Ticket> {
    const reader: TicketReader = { operatorId: caller.operatorId, scope: { all: true } };
    const row = await this.database.transaction(caller.companyId, (tx) => readableTicket(tx, reader, id));
    if (!row) throw notFound('Ticket');
    return presentTicket(row);
  }
}

const readerOf = (caller: Caller): TicketReader => ({ operatorId: caller.operatorId, scope: dialogScope(caller) });

function numberIn(text: string | null): number | null {
  const digits = text === null ? undefined : NUMBER.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function presentTicket(row: TicketListItem): Ticket {
  const { id, title, description, state, priority, dialogId } = row;
  return {
    ...{ id, number: ticketNumber(row.number), title, description, state, priority, dialogId },
    operator: row.operatorId === null ? null : { id: row.operatorId, name: row.operatorName ?? '' },
    client: row.clientId === null || row.clientName === null ? null : { id: row.clientId, name: row.clientName },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
