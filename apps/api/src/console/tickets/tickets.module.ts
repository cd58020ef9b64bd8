import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { TicketStore } from '#persistence/tickets/ticket.store.js';
import { Wake } from '#persistence/wake.js';
import { TicketDesk } from './ticket-desk.js';
import { TicketsController } from './tickets.controller.js';

/** Tickets on the chat page and on their own. */
@Module({
  controllers: [TicketsController],
  providers: [
    TicketDesk,
    { provide: TicketStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new TicketStore(database, wake) },
  ],
})
export class TicketsModule {}
