import { Injectable } from '@nestjs/common';
import { v5 as uuidV5 } from 'uuid';
import type { MessageButton } from '#domain/messages/content.js';
import { SendMessage } from '#domain/messages/send-message.js';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { clientInChannel, publicClient, type ReachableClient } from '#persistence/clients/client.public-view.js';
import { Database } from '#persistence/database.js';
import { isActiveOperator } from '#persistence/operators/operator.public-view.js';
import { messengerOf, transportAsked } from '../messenger.js';
import { AttachmentFetcher } from './attachment-fetcher.js';
import type { SendMessageRequest, SentMessageAnswer } from './messages.dto.js';

/** Any uuid: it only keeps our derived ids apart from others'. */
const EXTERNAL_IDS = '7c0f6a52-6f6c-4d3e-9a42-0f0d5a8f2b11';

/** Turns a program's parameters into a message: who, in which channel, with which file. */
@Injectable()
export class PostMessage {
  constructor(
    private readonly database: Database,
    private readonly fetcher: AttachmentFetcher,
    private readonly sendMessage: SendMessage,
  ) {}

  async run(companyId: number, request: SendMessageRequest): Promise<SentMessageAnswer> {
    const client = await this.recipient(companyId, request);
    const address = request.attachment ?? request.pdf;
    const uploadIds = address ? [await this.fetcher.fetch(companyId, address, request.attachment_filename)] : [];
    const type = request.type ?? 'to_client';
    const [sent] = await this.sendMessage.run({
      companyId,
      to: { clientId: client.id },
      scope: { all: true },
      operatorId: request.operator_id ?? client.operatorId,
      origin: 'api',
      kind: type,
      text: request.text ?? null,
      uploadIds,
      quotedId: request.reply_message_id ?? null,
      buttons: buttonsOf(request),
      ...{ location: null, contacts: [], template: null },
      clientMessageIds: request.external_id ? [uuidV5(`${companyId}:${request.external_id}`, EXTERNAL_IDS)] : [],
      opensDialog: request.open_dialog ?? true,
    });
    if (!sent) throw new Error('A sent message has no row');
    return {
      message_id: sent.id,
      channel_id: sent.channelId,
      operator_id: sent.operatorId,
      transport: messengerOf(client.transport),
      type,
      client_id: sent.clientId,
      dialog_id: sent.dialogId,
      request_id: sent.requestId,
    };
  }

  private recipient(companyId: number, { client_id, channel_id, transport, operator_id }: SendMessageRequest): Promise<ReachableClient> {
    return this.database.transaction(companyId, async (tx) => {
      const client = await clientInChannel(tx, client_id, { channelId: channel_id ?? null, transport: transportAsked(transport) });
      if (!client) {
        if (!(await publicClient(tx, client_id))) throw notFound('Client');
        const field = channel_id ? 'channel_id' : 'transport';
        throw new DomainError(
          'client_not_there',
          `The client cannot be reached there; leave ${field} out to write where he wrote`,
          'invalid',
          field,
        );
      }
      if (operator_id && !(await isActiveOperator(tx, operator_id))) throw notFound('Operator');
      return client;
    });
  }
}

function buttonsOf({ inline_buttons, keyboard }: SendMessageRequest): MessageButton[] {
  return [...(inline_buttons ?? []), ...(keyboard?.buttons ?? [])].map(({ type, text, payload, url, color }) => ({
    type: type ?? 'reply',
    text,
    ...(payload !== undefined && { payload }),
    ...(url !== undefined && { url }),
    ...(color !== undefined && { color }),
  }));
}
