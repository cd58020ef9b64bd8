import { Body, Get, Inject, Param, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { CloseRequest, type MeantRequest } from '#domain/requests/close-request.js';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { publicRequest, publicRequestMessages, type PublicRequestRow } from '#persistence/requests/request.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import { OPERATOR_AVAILABILITY } from '../../platform/ports.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { AttachmentLinks } from '../files/attachment-links.js';
import { MAX_LIMIT } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicRequest, presentRequestMessage } from './request.presenter.js';
import { ClosedRequest, CloseRequestRequest, PublicRequest, RequestMessage, RequestMessagesQuery } from './requests.dto.js';

@PublicController('requests')
export class PublicRequestsController {
  constructor(
    private readonly database: Database,
    private readonly links: AttachmentLinks,
    private readonly closeRequest: CloseRequest,
    @Inject(OPERATOR_AVAILABILITY) private readonly availability: OperatorAvailability,
  ) {}

  @Scope('requests:write')
  @Put('close')
  @ApiAnswer(ClosedRequest)
  async close(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: CloseRequestRequest): Promise<Answer<ClosedRequest>> {
    const { requestId, dialogId, freed } = await this.closeRequest.run(companyId, await this.meant(companyId, body));
    if (freed !== null) await this.availability.changed(companyId, freed);
    return { data: { request_id: requestId, dialog_id: dialogId, state: 'closed' } };
  }

  @Scope('requests:read')
  @Get(':id')
  @ApiAnswer(PublicRequest)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicRequest>> {
    return { data: presentPublicRequest(await this.found(companyId, id)) };
  }

  /** A bare list: programs read it without the envelope. */
  @Scope('messages:read')
  @Get(':id/messages')
  @ApiOkResponse({ type: [RequestMessage] })
  async messages(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Query() query: RequestMessagesQuery,
    @Req() http: FastifyRequest,
  ): Promise<RequestMessage[]> {
    const request = await this.found(companyId, id);
    const page = { startId: query.start_id ?? null, limit: Math.min(query.limit ?? MAX_LIMIT, MAX_LIMIT) };
    const rows = await this.database.transaction(companyId, (tx) => publicRequestMessages(tx, request, page));
    const linkTo = this.links.of(companyId, http);
    return rows.map((row) => presentRequestMessage(row, linkTo));
  }

  private async meant(companyId: number, { request_id, client_id }: CloseRequestRequest): Promise<MeantRequest> {
    if (request_id !== undefined) {
      const { id, dialogId } = await this.found(companyId, request_id);
      return { requestId: id, dialogId };
    }
    if (client_id !== undefined) return { clientId: client_id };
    throw new DomainError('invalid_input', 'request_id or client_id must be given', 'invalid', 'request_id');
  }

  private async found(companyId: number, id: number): Promise<PublicRequestRow> {
    const row = await this.database.transaction(companyId, (tx) => publicRequest(tx, id));
    if (!row) throw notFound('Request');
    return row;
  }
}
