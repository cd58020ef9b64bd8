import { Module } from '@nestjs/common';
import { SendMessage } from '#domain/messages/send-message.js';
import { WriteFirst } from '#domain/write-first/write-first.js';
import { Acquaintances } from '#persistence/clients/acquaintances.store.js';
import { Database } from '#persistence/database.js';
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
      inject: [Database, MessengersPeople, SendMessage],
      useFactory: (database: Database, people: MessengersPeople, sendMessage: SendMessage) =>
        new WriteFirst(new Acquaintances(database), people, sendMessage),
    },
  ],
})
export class WriteFirstModule {}
