import { Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import { channelsOfClient, publicClient } from '#persistence/clients/client.public-view.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogsOfClient } from '#persistence/dialogs/dialog.public-view.js';
import { type MessageFilter, publicMessages } from '#persistence/messages/message.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { presentPublicDialog } from '../dialogs/dialog.presenter.js';
import { PublicDialog } from '../dialogs/dialogs.dto.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { AttachmentLinks } from '../files/attachment-links.js';
import { presentPublicMessage } from '../messages/message.presenter.js';
import { PublicMessage } from '../messages/public-message.dto.js';
import { messengerOf } from '../messenger.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { ClientTransport, QuestionsQuery } from './client-parameters.dto.js';

const QUESTIONS = {
  ...{ dialogId: null, channelId: null, operatorId: null, kind: 'from_client', read: null, transport: null },
  ...{ startDay: null, finishDay: null, startId: null, order: 'asc' },
} satisfies Partial<MessageFilter>;

/** Where a client is reached, and what he said there. */
@PublicController('clients/:id')
export class PublicClientHistoryController {
  constructor(
    private readonly database: Database,
    private readonly links: AttachmentLinks,
  ) {}

  /** Also the channels in which the same person is another client. */
  @Scope('clients:read')
  @Get('transport')
  @ApiAnswer(ClientTransport, { list: true })
  async transport(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<ClientTransport[]>> {
    const rows = await this.of(companyId, id, (tx) => channelsOfClient(tx, id));
    const data = rows.map(({ channelId, transport }) => ({ channel_id: channelId, transports: [messengerOf(transport)] }));
    return { data, meta: wholeOf(data) };
  }

  @Scope('dialogs:read')
  @Get('dialogs')
  @ApiAnswer(PublicDialog, { list: true })
  async dialogs(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicDialog[]>> {
    const data = (await this.of(companyId, id, (tx) => dialogsOfClient(tx, id))).map(presentPublicDialog);
    return { data, meta: wholeOf(data) };
  }

  /** The client's last message; null while there is none. */
  @Scope('messages:read')
  @Get('last_question')
  @ApiAnswer(PublicMessage)
  async lastQuestion(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage | null>> {
    const filter: MessageFilter = { ...QUESTIONS, clientId: id, order: 'desc', limit: 1, offset: 0 };
    const [row] = await this.of(companyId, id, (tx) => publicMessages(tx, filter));
    return { data: row ? presentPublicMessage(row, this.links.of(companyId, request)) : null };
  }

  /** The client's messages. */
  @Scope('messages:read')
  @Get('questions')
  @ApiAnswer(PublicMessage, { list: true })
  async questions(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Query() { page, start_date, finish_date, start_id, order }: QuestionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage[]>> {
    const days = { startDay: start_date ?? null, finishDay: finish_date ?? null };
    const filter: MessageFilter = { ...QUESTIONS, ...days, clientId: id, startId: start_id ?? null, order: order ?? 'asc', ...page };
    const rows = await this.of(companyId, id, (tx) => publicMessages(tx, filter));
    const linkTo = this.links.of(companyId, request);
    return { data: rows.map((row) => presentPublicMessage(row, linkTo)), meta: page };
  }

  private of<T>(companyId: number, id: number, read: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(companyId, async (tx) => {
      if (!(await publicClient(tx, id))) throw notFound('Client');
      return read(tx);
    });
  }
}

const wholeOf = ({ length }: unknown[]): { total: number; limit: number; offset: number } => ({ total: length, limit: length, offset: 0 });
