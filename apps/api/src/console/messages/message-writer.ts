import { Injectable } from '@nestjs/common';
import { v5 as uuidFromName } from 'uuid';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { CannotRetry } from '#domain/messages/messages.errors.js';
import type { TemplateVariable } from '#domain/messages/content.js';
import { ActOnMessage } from '#domain/messages/act-on-message.js';
import { SendMessage, type SendMessageCommand } from '#domain/messages/send-message.js';
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
    private readonly actOnMessage: ActOnMessage,
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
        location: body.location ?? null,
        contacts: body.contacts ?? [],
        template: templateOf(body),
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
    return this.read(caller, messageId);
  }

  async react(caller: Caller, messageId: number, emoji: string | null): Promise<Message> {
    await this.actOnMessage.react(caller.companyId, messageId, dialogScope(caller), emoji);
    return this.read(caller, messageId);
  }

  async edit(caller: Caller, messageId: number, text: string): Promise<Message> {
    await this.actOnMessage.edit(caller.companyId, messageId, dialogScope(caller), text);
    return this.read(caller, messageId);
  }

  async revoke(caller: Caller, messageId: number): Promise<Message> {
    await this.actOnMessage.revoke(caller.companyId, messageId, dialogScope(caller));
    return this.read(caller, messageId);
  }

  private async read(caller: Caller, messageId: number): Promise<Message> {
    const [message] = await this.reader.byIds(caller.companyId, [messageId]);
    if (!message) throw notFound('Message');
    return message;
  }
}

export function templateOf({ template }: Pick<WriteMessageRequest, 'template'>): SendMessageCommand['template'] {
  if (!template) return null;
  const { name, language, header = [], body = [], buttons = [] } = template;
  const variables = (values: { name?: string | null; value: string }[]): TemplateVariable[] =>
    values.map((variable) => ({ name: variable.name ?? null, value: variable.value }));
  return { name, language, header: variables(header), body: variables(body), buttons };
}

/** One id a message: the writer's own for the first, and for further files ids that follow from it. */
export function idsOf(clientMessageId: string, files: number): string[] {
  return Array.from({ length: files + 1 }, (_, index) => (index === 0 ? clientMessageId : uuidFromName(String(index), clientMessageId)));
}
