import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageChannels, mayReadChannels } from '#domain/access/rights.js';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { ChangeChannel } from '#domain/channels/change-channel.js';
import { ConnectChannel } from '#domain/channels/connect-channel.js';
import { allConnectors } from '#connectors/registry.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { ChannelReader } from './channel-reader.js';
import { ChangeChannelRequest, Channel, ChannelList, ConnectChannelRequest, TransportList } from './channels.dto.js';
import { presentTransport } from './transport.presenter.js';

@ApiTags('channels')
@Controller('api')
export class ChannelsController {
  constructor(
    private readonly reader: ChannelReader,
    private readonly connectChannel: ConnectChannel,
    private readonly changeChannel: ChangeChannel,
    private readonly review: ReviewNew,
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
  list(@Caller() caller: SignedIn): Promise<ChannelList> {
    return this.reader.list(caller);
  }

  @Requires(mayManageChannels)
  @Post('channels')
  @ApiCreatedResponse({ type: Channel })
  async connect(@Caller() caller: SignedIn, @Body() body: ConnectChannelRequest): Promise<Channel> {
    const { companyId } = caller;
    const { phone = null, groupIds = [], unchecked = false } = body;
    const id = await this.connectChannel.run({ ...body, companyId, phone, groupIds, unchecked });
    return this.reader.one(caller, id);
  }

  @Requires(mayManageChannels)
  @Patch('channels/:id')
  @ApiOkResponse({ type: Channel })
  async change(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeChannelRequest): Promise<Channel> {
    await this.changeChannel.run({ ...body, companyId: caller.companyId, channelId: id, unchecked: body.unchecked ?? false });
    const { autoAssign, groupIds, state } = body;
    // What waits in "New" may go to others now, or to nobody by itself.
    if ([autoAssign, groupIds, state].some((given) => given !== undefined)) await this.review.run(caller.companyId);
    return this.reader.one(caller, id);
  }
}
