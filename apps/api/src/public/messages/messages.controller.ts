import { Body, Get, HttpCode, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { type MessageFilter, publicMessage, publicMessages } from '#persistence/messages/message.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { AttachmentLinks } from '../files/attachment-links.js';
import { PublicController } from '../public-controller.js';
import { QueryIntoBody } from '../query-into-body.interceptor.js';
import { presentPublicMessage } from './message.presenter.js';
import { MessagesQuery, PublicMessage, SendMessageRequest, SentMessageAnswer } from './messages.dto.js';
import { PostMessage } from './post-message.js';

@PublicController('messages')
export class PublicMessagesController {
  constructor(
    private readonly database: Database,
    private readonly links: AttachmentLinks,
    private readonly postMessage: PostMessage,
  ) {}

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

  @Get(':id')
  @ApiAnswer(PublicMessage)
  async one(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicMessage>> {
    const row = await this.database.transaction(companyId, (tx) => publicMessage(tx, id));
    if (!row) throw notFound('Message');
    return { data: presentPublicMessage(row, this.links.of(companyId, request)) };
  }

  @Post()
  @HttpCode(200)
  @UseInterceptors(QueryIntoBody)
  @ApiAnswer(SentMessageAnswer)
  async send(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: SendMessageRequest): Promise<Answer<SentMessageAnswer>> {
    return { data: await this.postMessage.run(companyId, body) };
  }
}

function filterOf(query: MessagesQuery): MessageFilter {
  return {
    dialogId: query.dialog_id ?? null,
    clientId: query.client_id ?? null,
    channelId: query.channel_id ?? null,
    operatorId: query.operator_id ?? null,
    kind: query.type ?? null,
    read: query.read ?? null,
    transport: query.transport || null,
    startDay: query.start_date ?? null,
    finishDay: query.finish_date ?? null,
    startId: query.start_id ?? null,
    order: query.order ?? 'asc',
    limit: query.page.limit,
  };
}
