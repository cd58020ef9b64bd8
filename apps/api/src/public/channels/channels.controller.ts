import { Get, Param, Query } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import { publicChannel, publicChannels } from '#persistence/channels/channel.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicChannel } from './channel.presenter.js';
import { ChannelsQuery, PublicChannel } from './channels.dto.js';

@PublicController('channels')
export class PublicChannelsController {
  constructor(private readonly database: Database) {}

  @Scope('channels:read')
  @Get()
  @ApiAnswer(PublicChannel, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: ChannelsQuery): Promise<Answer<PublicChannel[]>> {
    const { page } = query;
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicChannels(tx, { phone: query.phone ?? null, ...page }));
    return { data: rows.map(presentPublicChannel), meta: { total, ...page } };
  }

  @Scope('channels:read')
  @Get(':id')
  @ApiAnswer(PublicChannel)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicChannel>> {
    const row = await this.database.transaction(companyId, (tx) => publicChannel(tx, id));
    if (!row) throw notFound('Channel');
    return { data: presentPublicChannel(row) };
  }
}
