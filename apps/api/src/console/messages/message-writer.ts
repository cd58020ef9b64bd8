import { Injectable } from '@nestjs/common';
import { v5 as uuidFromName } from 'uuid';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { CannotRetry } from '#domain/messages/messages.errors.js';
import { SendMessage } from '#domain/messages/send-message.js';
import { notFound } from '#domain/shared/domain-error.js';
import { RetryStore } from '#persistence/messages/retry.store.js';
import { MessageReader } from './message-reader.js';
import type { Message, MessageRows, WriteMessageRequest } from './messages.dto.js';

/** The operator's pen. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly sendMessage: SendMessage,
    private readonly retries: RetryStore,
    private readonly reader: MessageReader,
  ) {}

  async write(caller: Caller, dialogId: number, body: WriteMessageRequest): Promise<MessageRows> {
    const uploadIds = body.uploadIds ?? [];
    const sent = await this.sendMessage.run({
      ...{ companyId: caller.companyId, to: { dialogId }, scope: dialogScope(caller), operatorId: caller.operatorId, origin: 'console' },
      ...{
        kind: body.kind,
        text: body.text ?? null,
        uploadIds,
        quotedId: body.quotedId ?? null,
        buttons: body.buttons ?? [],
        opensDialog: true,
      },
      clientMessageIds: idsOf(body.clientMessageId, uploadIds.length),
    });
    return {
      items: await this.reader.byIds(
        caller.companyId,
        sent.map(({ id }) => id),
      ),
    };
  }

  async retry(caller: Caller, messageId: number): Promise<Message> {
    const outcome = await this.retries.retry(caller.companyId, messageId, dialogScope(caller));
    if (outcome === 'not_found') throw notFound('Message');
    if (outcome === 'refused') throw new CannotRetry();
    const [message] = await this.reader.byIds(caller.companyId, [messageId]);
    if (!message) throw notFound('Message');
    return message;
  }
}

/** One id a message: the writer's own for the first, and for further files ids that follow from it. */
export function idsOf(clientMessageId: string, files: number): string[] {
  return Array.from({ length: files + 1 }, (_, index) => (index === 0 ? clientMessageId : uuidFromName(String(index), clientMessageId)));
}
