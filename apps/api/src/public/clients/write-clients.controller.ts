import { Body, HttpCode, Param, Post, Put } from '@nestjs/common';
import { AddClient } from '#domain/clients/add-client.js';
import { BlacklistClient } from '#domain/clients/blacklist-client.js';
import { ChangeClientByProgram } from '#domain/clients/change-by-program.js';
import { notFound } from '#domain/shared/domain-error.js';
import { publicClient } from '#persistence/clients/client.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { transportAsked } from '../messenger.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicClient } from './client.presenter.js';
import { AddPublicClientRequest, ChangePublicClientRequest } from './client-parameters.dto.js';
import { PublicClient } from './clients.dto.js';

@PublicController('clients')
export class PublicWriteClientsController {
  constructor(
    private readonly database: Database,
    private readonly addClient: AddClient,
    private readonly changeClient: ChangeClientByProgram,
    private readonly blacklist: BlacklistClient,
  ) {}

  /** Somebody to write to who never wrote. The same phone in the same channel is the same client, and stays as he is. */
  @Scope('clients:write')
  @Post()
  @HttpCode(200)
  @ApiAnswer(PublicClient)
  async add(@ApiCaller() { companyId }: CompanyOfToken, @Body() body: AddPublicClientRequest): Promise<Answer<PublicClient>> {
    const id = await this.addClient.run(companyId, {
      ...{ phone: body.phone, channelId: body.channel_id ?? null, transport: transportAsked(body.transport) },
      ...{ nickname: body.nickname ?? null, assignedPhone: body.assigned_phone ?? null },
    });
    return this.one(companyId, id);
  }

  @Scope('clients:write')
  @Put(':id')
  @ApiAnswer(PublicClient)
  async change(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangePublicClientRequest,
  ): Promise<Answer<PublicClient>> {
    await this.changeClient.run(companyId, id, {
      ...{ name: body.nickname, comment: body.comment },
      extraComments: [body.extra_comment_1, body.extra_comment_2, body.extra_comment_3],
      customFields: body.custom_fields ?? body['custom fields'],
      ...{ externalId: body.external_id, externalService: body.external_service },
    });
    if (body.blacklisted !== undefined) await this.blacklist.runForProgram(companyId, id, body.blacklisted);
    return this.one(companyId, id);
  }

  private async one(companyId: number, id: number): Promise<Answer<PublicClient>> {
    const row = await this.database.transaction(companyId, (tx) => publicClient(tx, id));
    if (!row) throw notFound('Client');
    return { data: presentPublicClient(row) };
  }
}
