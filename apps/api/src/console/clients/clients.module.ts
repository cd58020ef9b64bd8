import { Module } from '@nestjs/common';
import { ChangeClient } from '#domain/clients/change-client.js';
import { CardStore } from '#persistence/clients/card.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { ClientsController } from './clients.controller.js';

/** The cards of clients. */
@Module({
  controllers: [ClientsController],
  providers: [
    {
      provide: ChangeClient,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new ChangeClient(new CardStore(database, wake)),
    },
  ],
})
export class ClientsModule {}
