import { Module } from '@nestjs/common';
import { SendMessage } from '#domain/messages/send-message.js';
import { WriteFirst } from '#domain/write-first/write-first.js';
import { Acquaintances } from '#persistence/clients/acquaintances.store.js';
import { ClientRegistry } from '#persistence/clients/client-registry.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { HooksModule } from '../../hooks/hooks.module.js';
import { MessengersPeople } from './messengers-people.js';
import { WriteFirstController } from './write-first.controller.js';

@Module({
  imports: [HooksModule],
  controllers: [WriteFirstController],
  providers: [
    MessengersPeople,
    {
      provide: WriteFirst,
      inject: [Database, Wake, MessengersPeople, SendMessage],
      useFactory: (database: Database, wake: Wake, people: MessengersPeople, sendMessage: SendMessage) =>
        new WriteFirst(new Acquaintances(database), people, new ClientRegistry(database, wake), sendMessage),
    },
  ],
})
export class WriteFirstModule {}
