import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeTickets, mayReadTickets } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { TicketDesk } from './ticket-desk.js';
import { NewTicketRequest, EditTicketRequest, Ticket, TicketListQuery, TicketPage } from './tickets.dto.js';

/** Work that outlives a dialog. */
@ApiTags('tickets')
@Controller('api/tickets')
export class TicketsController {
  constructor(private readonly desk: TicketDesk) {}

  /** Newest first. */
  @Requires(mayReadTickets)
  @Get()
  @ApiOkResponse({ type: TicketPage })
  list(@Caller() caller: SignedIn, @Query() query: TicketListQuery): Promise<TicketPage> {
    return this.desk.page(caller, query);
  }

  @Requires(mayReadTickets)
  @Get(':id')
  @ApiOkResponse({ type: Ticket })
  one(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<Ticket> {
    return this.desk.one(caller, id);
  }

  @Requires(mayChangeTickets)
  @Post()
  @ApiCreatedResponse({ type: Ticket })
  add(@Caller() caller: SignedIn, @Body() body: NewTicketRequest): Promise<Ticket> {
    return this.desk.add(caller, body);
  }

  @Requires(mayChangeTickets)
  @Patch(':id')
  @ApiOkResponse({ type: Ticket })
  change(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: EditTicketRequest): Promise<Ticket> {
    return this.desk.change(caller, id, body);
  }

  /** Its number is not given again. */
  @Requires(mayChangeTickets)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.desk.remove(caller, id);
  }
}
