import { Module } from '@nestjs/common';
import type { CardDesk } from '#domain/cards/card-desk.port.js';
import { ChangeCard } from '#domain/cards/change-card.js';
import { BlacklistClient } from '#domain/clients/blacklist-client.js';
import { ChangeClient } from '#domain/clients/change-client.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { BlacklistStore } from '#persistence/clients/blacklist.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { CARD_DESK, DIALOG_DESK } from '../../platform/ports.js';
import { ClientsController } from './clients.controller.js';

/** The cards of clients. */
@Module({
  controllers: [ClientsController],
  providers: [
    {
      provide: ChangeClient,
      inject: [CARD_DESK],
      useFactory: (cards: CardDesk) => new ChangeClient(new ChangeCard(cards)),
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
