import { Injectable } from '@nestjs/common';
import { v5 as uuidFromName } from 'uuid';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { ChangeInternalMessage, type OnInternalMessage } from '#domain/internal-chats/change-internal-message.js';
import { ForwardMessages } from '#domain/internal-chats/forward-messages.js';
import { WriteInternalMessage } from '#domain/internal-chats/write-internal-message.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { SignedIn } from '../../access/signed-in.js';
import { InternalChatReader } from './internal-chat-reader.js';
import type {
  EditInternalMessageRequest,
  ForwardRequest,
  InternalMessage,
  InternalMessageRows,
  WriteInternalMessageRequest,
} from './internal-messages.dto.js';

/** Writes, changes and forwards among colleagues; the answer is the message as it stands then. */
@Injectable()
export class InternalMessageWriter {
  constructor(
    private readonly reader: InternalChatReader,
    private readonly writeMessage: WriteInternalMessage,
    private readonly changeMessage: ChangeInternalMessage,
    private readonly forwardMessages: ForwardMessages,
  ) {}

  async write(caller: SignedIn, chatId: number, body: WriteInternalMessageRequest): Promise<InternalMessage> {
    const { companyId, operatorId } = caller;
    const { text = null, quotedId = null, uploadIds = [], mentions = [], clientMessageId } = body;
    const id = await this.writeMessage.run({ companyId, operatorId, chatId, text, quotedId, uploadIds, mentions, clientMessageId });
    return this.answer(caller, id);
  }

  async edit(caller: SignedIn, messageId: number, { text, mentions }: EditInternalMessageRequest): Promise<InternalMessage> {
    await this.changeMessage.edit(which(caller, messageId), text, mentions ?? null);
    return this.answer(caller, messageId);
  }

  async remove(caller: SignedIn, messageId: number): Promise<InternalMessage> {
    await this.changeMessage.remove(which(caller, messageId));
    return this.answer(caller, messageId);
  }

  async pin(caller: SignedIn, messageId: number, pinned: boolean): Promise<InternalMessage> {
    await this.changeMessage.pin(which(caller, messageId), pinned);
    return this.answer(caller, messageId);
  }

  async forward(
    caller: SignedIn,
    { clientMessageId, messageIds, dialogMessageIds, chatIds }: ForwardRequest,
  ): Promise<InternalMessageRows> {
    const copies = await this.forwardMessages.run({
      ...{ companyId: caller.companyId, operatorId: caller.operatorId, scope: dialogScope(caller), chatIds },
      ...{ messageIds: messageIds ?? [], dialogMessageIds: dialogMessageIds ?? [] },
      copyId: (chatId, original) => uuidFromName(`${chatId} ${original}`, clientMessageId),
    });
    return { items: await this.reader.messages(caller, copies) };
  }

  /** Whoever was removed since has done it all the same: by its id alone, or he would hear that there is no such message. */
  private async answer(caller: SignedIn, messageId: number): Promise<InternalMessage> {
    const [message] = await this.reader.messages(caller, [messageId]);
    if (!message) throw notFound('Message');
    return message;
  }
}

const which = ({ companyId, operatorId }: SignedIn, messageId: number): OnInternalMessage => ({ companyId, operatorId, messageId });
