import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageChannels } from '#domain/access/rights.js';
import { ChangeChannel } from '#domain/channels/change-channel.js';
import type { SignInStep } from '#domain/channels/channel-session.js';
import { ConnectChannel } from '#domain/channels/connect-channel.js';
import { TendChannel } from '#domain/channels/tend-channel.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { InvalidInput } from '../../http/http.errors.js';
import { IdPipe } from '../../http/validation.js';
import { ChannelReader } from './channel-reader.js';
import { ChannelCheck, CheckChannelRequest, Session, SignInRequest } from './channel-care.dto.js';
import { Channel } from './channels.dto.js';

/** What an admin does with channels beside connecting and changing them. */
@ApiTags('channels')
@Controller('api/channels')
export class ChannelCareController {
  constructor(
    private readonly reader: ChannelReader,
    private readonly connectChannel: ConnectChannel,
    private readonly changeChannel: ChangeChannel,
    private readonly tendChannel: TendChannel,
  ) {}

  /** Asks the provider whether a form is right, and changes nothing. */
  @Requires(mayManageChannels)
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: ChannelCheck })
  async tryOut(@Caller() { companyId }: SignedIn, @Body() body: CheckChannelRequest): Promise<ChannelCheck> {
    const { channelId, transport, settings, secrets } = body;
    const account = channelId
      ? await this.changeChannel.check({ companyId, channelId, settings, secrets })
      : await this.connectChannel.check({ companyId, transport, settings, secrets });
    return { account };
  }

  /** Asks the provider again; `checkError` of the answer says what is wrong. A broken channel that passes works again. */
  @Requires(mayManageChannels)
  @Post(':id/check')
  @HttpCode(200)
  @ApiOkResponse({ type: Channel })
  async check(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<Channel> {
    await this.tendChannel.check(caller.companyId, id);
    return this.reader.one(caller, id);
  }

  /** One step of signing in to a personal number; goes on with the state that the answer shows. */
  @Requires(mayManageChannels)
  @Post(':id/sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: Session })
  signIn(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: SignInRequest): Promise<Session> {
    return this.tendChannel.signIn(companyId, id, asStep(body));
  }

  @Requires(mayManageChannels)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.tendChannel.delete(companyId, id);
  }
}

function asStep({ step, phone, code, password }: SignInRequest): SignInStep {
  switch (step) {
    case 'qr':
    case 'sign_out':
      return { step };
    case 'phone':
      return { step, phone: given('phone', phone) };
    case 'code':
      return { step, code: given('code', code) };
    case 'password':
      return { step, password: given('password', password) };
  }
}

function given(field: string, value: string | undefined): string {
  if (value) return value;
  throw new InvalidInput([{ field, message: `${field} is required for this step` }]);
}
