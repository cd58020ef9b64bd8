import { Module } from '@nestjs/common';
import { ChangeInternalMessage } from '#domain/internal-chats/change-internal-message.js';
import { ForwardMessages } from '#domain/internal-chats/forward-messages.js';
import type { InternalDesk } from '#domain/internal-chats/internal-desk.port.js';
import { InternalGroups } from '#domain/internal-chats/internal-groups.js';
import { StartInternalChat } from '#domain/internal-chats/start-internal-chat.js';
import { WriteInternalMessage } from '#domain/internal-chats/write-internal-message.js';
import { Database } from '#persistence/database.js';
import { PgInternalDesk } from '#persistence/internal-chats/internal-desk.store.js';
import { OwnChatStore } from '#persistence/internal-chats/own-chat.store.js';
import { Wake } from '#persistence/wake.js';
import { InternalAttachmentsController } from './internal-attachments.controller.js';
import { InternalChatReader } from './internal-chat-reader.js';
import { InternalChatWriter } from './internal-chat-writer.js';
import { InternalChatsController } from './internal-chats.controller.js';
import { InternalGroupsController } from './internal-groups.controller.js';
import { InternalMessageWriter } from './internal-message-writer.js';
import { InternalMessagesController } from './internal-messages.controller.js';

const onDesk = <T>(useCase: new (desk: InternalDesk) => T) => ({
  ...{ provide: useCase, inject: [PgInternalDesk], useFactory: (desk: InternalDesk): T => new useCase(desk) },
});

/** Colleagues among themselves. */
@Module({
  controllers: [InternalMessagesController, InternalChatsController, InternalGroupsController, InternalAttachmentsController],
  providers: [
    InternalChatReader,
    InternalChatWriter,
    InternalMessageWriter,
    {
      provide: PgInternalDesk,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new PgInternalDesk(database, wake),
    },
    { provide: OwnChatStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new OwnChatStore(database, wake) },
    ...[StartInternalChat, InternalGroups, WriteInternalMessage, ChangeInternalMessage, ForwardMessages].map((useCase) =>
      onDesk<object>(useCase),
    ),
  ],
})
export class InternalChatsModule {}
