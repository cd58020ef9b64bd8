import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { TicketStore } from '#persistence/tickets/ticket.store.js';
import { ticketById, ticketPage } from '#persistence/tickets/ticket.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicTicket } from './ticket.presenter.js';
import { AddTicketRequest, ChangeTicketRequest, PublicTicket, TicketsQuery } from './tickets.dto.js';

/** The fields are our own design: those of the original are not published. */
@PublicController('tickets')
export class PublicTicketsController {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketStore,
  ) {}

  @Get()
  @Scope('tickets:read')
  @ApiOperation({ summary: 'Tickets, by state, priority, client, dialog or operator' })
  @ApiAnswer(PublicTicket, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: TicketsQuery): Promise<Answer<PublicTicket[]>> {
    const { page, state = null, priority = null, order = 'asc' } = query;
    const links = { clientId: query.client_id ?? null, dialogId: query.dialog_id ?? null, operatorId: query.operator_id ?? null };
    const { rows, total } = await this.database.transaction(companyId, (tx) =>
      ticketPage(tx, { state, priority, order, ...links, ...page }),
    );
    return { data: rows.map(presentPublicTicket), meta: { total, ...page } };
  }

  @Get(':id')
  @Scope('tickets:read')
  @ApiOperation({ summary: 'One ticket' })
  @ApiAnswer(PublicTicket)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicTicket>> {
    const row = await this.database.transaction(companyId, (tx) => ticketById(tx, id));
    if (!row) throw notFound('Ticket');
    return { data: presentPublicTicket(row) };
  }

  @Post()
  @HttpCode(200)
  @Scope('tickets:write')
  @ApiOperation({ summary: 'Adds a ticket' })
  @ApiAnswer(PublicTicket)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddTicketRequest): Promise<Answer<PublicTicket>> {
    const { title, description = '', state = 'open', priority = 'normal' } = body;
    const links = { clientId: body.client_id ?? null, dialogId: body.dialog_id ?? null, operatorId: body.operator_id ?? null };
    return { data: presentPublicTicket(await this.tickets.add(companyId, { title, description, state, priority, ...links })) };
  }

  @Put(':id')
  @Scope('tickets:write')
  @ApiOperation({
    summary: 'Changes a ticket',
    description: 'What is not given stays; client_id, dialog_id and operator_id may be emptied.',
  })
  @ApiAnswer(PublicTicket)
  async change(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeTicketRequest,
  ): Promise<Answer<PublicTicket>> {
    const { title, description, state, priority, client_id: clientId, dialog_id: dialogId, operator_id: operatorId } = body;
    const changed = await this.tickets.change(companyId, id, { title, description, state, priority, clientId, dialogId, operatorId });
    return { data: presentPublicTicket(changed) };
  }

  @Delete(':id')
  @Scope('tickets:write')
  @ApiOperation({ summary: 'Deletes a ticket', description: 'Answers with the ticket as it was. Its number is not given again.' })
  @ApiAnswer(PublicTicket)
  async remove(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicTicket>> {
    return { data: presentPublicTicket(await this.tickets.delete(companyId, id)) };
  }
}
