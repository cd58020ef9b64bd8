import { createHash } from 'node:crypto';
import { Body, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MarkRead } from '#domain/messages/mark-read.js';
import { Database } from '#persistence/database.js';
import { type MessageFilter, publicMessage, publicMessages } from '#persistence/messages/message.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { AttachmentLinks } from '../files/attachment-links.js';
import { transportAsked } from '../messenger.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { INBOX_EXAMPLES, InboxAnswer, InboxRequest } from './inbox.dto.js';
import { notShown } from './not-shown.js';
import { presentPublicMessage } from './message.presenter.js';
import { MessagesQuery, SendMessageRequest, SentMessageAnswer } from './messages.dto.js';
import { PublicMessage } from './public-message.dto.js';
import { PostMessage } from './post-message.js';
import { ReceiveMessage } from './receive-message.js';

@PublicController('messages')
export class PublicMessagesController {
  constructor(
    private readonly database: Database,
    private readonly links: AttachmentLinks,
    private readonly postMessage: PostMessage,
    private readonly receiveMessage: ReceiveMessage,
    private readonly markRead: MarkRead,
  ) {}

  @Scope('messages:read')
  @Get()
  @ApiAnswer(PublicMessage, { list: true })
  async list(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Query() query: MessagesQuery,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage[]>> {
    const filter = filterOf(query);
    const rows = await this.database.transaction(companyId, (tx) => publicMessages(tx, filter));
    const linkTo = this.links.of(companyId, request);
    return { data: rows.map((row) => presentPublicMessage(row, linkTo)), meta: { limit: filter.limit } };
  }

  @Scope('messages:read')
  @Get(':id')
  @ApiAnswer(PublicMessage)
  async one(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage>> {
    const row = await this.database.transaction(companyId, (tx) => publicMessage(tx, id));
    if (!row) throw await notShown(this.database, companyId, id);
    return { data: presentPublicMessage(row, this.links.of(companyId, request)) };
  }

  /** He who wrote is told so where his messenger shows it; everything before counts as read too. */
  @Scope('messages:write')
  @Get(':id/read')
  @ApiAnswer(PublicMessage)
  async read(
    @ApiCaller() caller: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage>> {
    const { data } = await this.one(caller, id, request);
    await this.markRead.read({ companyId: caller.companyId, scope: { all: true } }, data.dialog_id, id);
    return this.one(caller, id, request);
  }

  /** This one and everything after it waits for somebody to read it. */
  @Scope('messages:write')
  @Get(':id/unread')
  @ApiAnswer(PublicMessage)
  async unread(
    @ApiCaller() caller: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage>> {
    const { data } = await this.one(caller, id, request);
    await this.markRead.unread({ companyId: caller.companyId, scope: { all: true } }, data.dialog_id, id);
    return this.one(caller, id, request);
  }

  @Scope('messages:write')
  @Post()
  @HttpCode(200)
  @ApiAnswer(SentMessageAnswer)
  async send(@ApiCaller() caller: CompanyOfToken, @Body() body: SendMessageRequest): Promise<Answer<SentMessageAnswer>> {
    return { data: await this.postMessage.run(caller.companyId, { ...body, external_id: body.external_id ?? idOfKey(caller) }) };
  }

  /** A client wrote in a program of yours: his message comes into an external channel. */
  @Scope('messages:write')
  @Post('inbox')
  @HttpCode(200)
  @ApiOperation({
    summary: "Brings a client's message into an external channel",
    description:
      'The client is named by from_client.id or by from_client.phone: both, or neither, are refused. The same external_id again is the same message.',
  })
  @ApiBody({ type: InboxRequest, examples: INBOX_EXAMPLES })
  @ApiAnswer(InboxAnswer)
  async inbox(@ApiCaller() caller: CompanyOfToken, @Body() body: InboxRequest): Promise<Answer<InboxAnswer>> {
    return { data: await this.receiveMessage.run(caller.companyId, { ...body, external_id: body.external_id ?? idOfKey(caller) }) };
  }
}

/** A message that was stored before its answer was is found again by this, so that a key never sends twice. */
const idOfKey = ({ tokenId, idempotencyKey }: CompanyOfToken): string | undefined =>
  idempotencyKey === undefined ? undefined : `key:${tokenId}:${createHash('sha256').update(idempotencyKey).digest('base64url')}`;

function filterOf(query: MessagesQuery): MessageFilter {
  return {
    dialogId: query.dialog_id ?? null,
    clientId: query.client_id ?? null,
    channelId: query.channel_id ?? null,
    operatorId: query.operator_id ?? null,
    kind: query.type ?? null,
    read: query.read ?? null,
    transport: transportAsked(query.transport),
    startDay: query.start_date ?? null,
    finishDay: query.finish_date ?? null,
    startId: query.start_id ?? null,
    order: query.order ?? 'asc',
    ...query.page,
  };
}
