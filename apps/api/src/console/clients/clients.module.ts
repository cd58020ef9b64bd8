import { Module } from '@nestjs/common';
import { BlacklistClient } from '#domain/clients/blacklist-client.js';
import { ChangeClient } from '#domain/clients/change-client.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { BlacklistStore } from '#persistence/clients/blacklist.store.js';
import { CardStore } from '#persistence/clients/card.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { DIALOG_DESK } from '../../platform/ports.js';
import { ClientsController } from './clients.controller.js';

/** The cards of clients. */
@Module({
  controllers: [ClientsController],
  providers: [
    {
      provide: ChangeClient,
      inject: [Database, Wake, DIALOG_DESK],
      useFactory: (database: Database, wake: Wake, desk: DialogDesk) => new ChangeClient(new CardStore(database, wake), desk),
    },
    {
      provide: BlacklistClient,
      inject: [Database, Wake, DIALOG_DESK],
      useFactory: (database: Database, wake: Wake, desk: DialogDesk) => new BlacklistClient(new BlacklistStore(database, wake), desk),
    },
  ],
  exports: [BlacklistClient],
})
export class ClientsModule {}
