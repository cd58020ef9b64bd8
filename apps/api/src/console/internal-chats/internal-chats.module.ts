import { Module } from '@nestjs/common';
import { InternalAttachmentsController } from './internal-attachments.controller.js';
import { InternalChatReader } from './internal-chat-reader.js';
import { InternalChatWriter } from './internal-chat-writer.js';
import { InternalChatsController } from './internal-chats.controller.js';
import { InternalGroupsController } from './internal-groups.controller.js';
import { InternalMessageWriter } from './internal-message-writer.js';
import { InternalMessagesController } from './internal-messages.controller.js';

/** Colleagues among themselves. */
@Module({
  controllers: [InternalMessagesController, InternalChatsController, InternalGroupsController, InternalAttachmentsController],
  providers: [InternalChatReader, InternalChatWriter, InternalMessageWriter],
})
export class InternalChatsModule {}
