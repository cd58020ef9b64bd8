import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageChannels, mayReadChannels } from '#domain/access/rights.js';
import { ChangeChannel } from '#domain/channels/change-channel.js';
import { ConnectChannel } from '#domain/channels/connect-channel.js';
import { notFound } from '#domain/shared/domain-error.js';
import { allConnectors } from '#connectors/registry.js';
import { channelById, listChannels } from '#persistence/channels/channel.view.js';
import { Database } from '#persistence/database.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentChannel } from './channel.presenter.js';
import { ChangeChannelRequest, Channel, ChannelList, ConnectChannelRequest, TransportList } from './channels.dto.js';
import { presentTransport } from './transport.presenter.js';

@ApiTags('channels')
@Controller('api')
export class ChannelsController {
  constructor(
    private readonly database: Database,
    private readonly connectChannel: ConnectChannel,
    private readonly changeChannel: ChangeChannel,
  ) {}

  @Requires(mayReadChannels)
  @Get('transports')
  @ApiOkResponse({ type: TransportList })
  transports(): TransportList {
    return { items: allConnectors().map(presentTransport) };
  }

  @Requires(mayReadChannels)
  @Get('channels')
  @ApiOkResponse({ type: ChannelList })
  async list(@Caller() caller: SignedIn): Promise<ChannelList> {
    const rows = await this.database.transaction(caller.companyId, listChannels);
    return { items: rows.map((row) => presentChannel(row, mayManageChannels(caller))) };
  }

  @Requires(mayManageChannels)
  @Post('channels')
  @ApiCreatedResponse({ type: Channel })
  async connect(@Caller() caller: SignedIn, @Body() body: ConnectChannelRequest): Promise<Channel> {
    const { companyId } = caller;
    const id = await this.connectChannel.run({ ...body, companyId, phone: body.phone ?? null, groupIds: body.groupIds ?? [] });
    return this.read(caller, id);
  }

  @Requires(mayManageChannels)
  @Patch('channels/:id')
  @ApiOkResponse({ type: Channel })
  async change(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeChannelRequest): Promise<Channel> {
    await this.changeChannel.run({ ...body, companyId: caller.companyId, channelId: id });
    return this.read(caller, id);
  }

  private async read(caller: SignedIn, id: number): Promise<Channel> {
    const row = await this.database.transaction(caller.companyId, (tx) => channelById(tx, id));
    if (!row) throw notFound('Channel');
    return presentChannel(row, mayManageChannels(caller));
  }
}
