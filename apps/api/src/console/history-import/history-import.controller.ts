import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { mayManageChannels } from '#domain/access/rights.js';
import { ChannelNotActive, NoHistory, NothingImported } from '#domain/history-import/history-import.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { requestsHistory } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { channelById, type ChannelRow } from '#persistence/channels/channel.view.js';
import { Database, type Tx } from '#persistence/database.js';
import { pauseImport, requestImport, resumeImport } from '#persistence/history-import/history-import.store.js';
import { Wake } from '#persistence/wake.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';

/** The import of what was written before the number was connected. How far it is stands on the channel. */
@ApiTags('channels')
@Requires(mayManageChannels)
@Controller('api/channels/:id/history-import')
export class HistoryImportController {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  /** Asks the provider to hand the history over. */
  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  request(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.change(companyId, id, async (tx, channel) => {
      const connector = connectorOf(channel.transport);
      if (!connector || !requestsHistory(connector)) throw new NoHistory();
      if (channel.state !== 'active') throw new ChannelNotActive();
      await requestImport(tx, id);
    });
  }

  @Post('pause')
  @HttpCode(204)
  @ApiNoContentResponse()
  pause(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.change(companyId, id, async (tx) => {
      if (!(await pauseImport(tx, id))) throw new NothingImported('paused');
    });
  }

  @Post('resume')
  @HttpCode(204)
  @ApiNoContentResponse()
  resume(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.change(companyId, id, async (tx) => {
      if (!(await resumeImport(tx, id))) throw new NothingImported('resumed');
    });
  }

  private async change(companyId: number, id: number, change: (tx: Tx, channel: ChannelRow) => Promise<void>): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const channel = await channelById(tx, id);
      if (!channel) throw notFound('Channel');
      await change(tx, channel);
    });
    this.wake.wake('outbox');
    this.wake.wake('event');
  }
}
