import { Get, Param, Query } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import { publicClient, publicClients } from '#persistence/clients/client.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { transportAsked } from '../messenger.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicClient } from './client.presenter.js';
import { ClientsQuery, PublicClient } from './clients.dto.js';

@PublicController('clients')
export class PublicClientsController {
  constructor(private readonly database: Database) {}

  @Scope('clients:read')
  @Get()
  @ApiAnswer(PublicClient, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: ClientsQuery): Promise<Answer<PublicClient[]>> {
    const { page, phone, created_after, transport, tags, order } = query;
    const createdAfter = created_after ? new Date(created_after) : null;
    const withTags = tags?.length ? tags.map((tag) => tag.toLowerCase()) : null;
    const filter = {
      phone: phone ?? null,
      createdAfter,
      transport: transportAsked(transport),
      tags: withTags,
      order: order ?? 'asc',
      ...page,
    };
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicClients(tx, filter));
    return { data: rows.map(presentPublicClient), meta: { total, ...page } };
  }

  @Scope('clients:read')
  @Get(':id')
  @ApiAnswer(PublicClient)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicClient>> {
    const row = await this.database.transaction(companyId, (tx) => publicClient(tx, id));
    if (!row) throw notFound('Client');
    return { data: presentPublicClient(row) };
  }
}
