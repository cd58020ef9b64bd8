import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayTryFrames } from '#domain/access/rights.js';
import { EMBED_TOKEN_SECONDS, readDisabledActions } from '#domain/embed/frame.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { EmbedTokens } from '#persistence/embed/embed-token.store.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import { deviceOf } from '../../access/device.js';
import { isOwnOrigin } from '../../access/origin.js';
import type { SignedIn } from '../../access/signed-in.js';
import { Env } from '../../env.js';
import { CLOCK } from '../../platform/ports.js';
import { MeReader } from '../sessions/me.reader.js';
import { EmbedAddress } from './embed-address.js';
import { EmbedToken, MakeEmbedTokenRequest, OpenedFrame, OpenFrameRequest } from './embed.dto.js';

/** The agent view in a frame: tokens for oneself, and how a frame is let in. */
@ApiTags('embed')
@Controller('api')
export class EmbedController {
  constructor(
    private readonly tokens: EmbedTokens,
    private readonly addresses: EmbedAddress,
    private readonly me: MeReader,
    private readonly env: Env,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For oneself: the settings show a frame to try. Programs make theirs by POST /v1/embed_tokens. */
  @Requires(mayTryFrames)
  @Post('embed-tokens')
  @ApiCreatedResponse({ type: EmbedToken })
  async make(@Caller() caller: SignedIn, @Body() body: MakeEmbedTokenRequest, @Req() request: FastifyRequest): Promise<EmbedToken> {
    const { companyId, operatorId } = caller;
    const dialogId = body.dialogId ?? null;
    const disabledActions = readDisabledActions(body.disabledActions ?? '');
    const wish = { companyId, operatorId, dialogId, disabledActions, seconds: EMBED_TOKEN_SECONDS.usual };
    const { token, expiresAt } = await this.tokens.make(wish, this.clock.now());
    const url = this.addresses.of(companyId, dialogId, disabledActions, request);
    return { token, expiresAt: expiresAt.toISOString(), url };
  }

  /** A frame changes its token for a session. Nobody guesses a token of 256 bits, so nothing is counted here. */
  @Public()
  @Post('embed/session')
  @HttpCode(200)
  @ApiOkResponse({ type: OpenedFrame })
  async open(@Body() body: OpenFrameRequest, @Req() request: FastifyRequest): Promise<OpenedFrame> {
    const ownPage = isOwnOrigin(body.origin, request.headers.host, this.env.PUBLIC_URL);
    const session = await this.tokens.open({ ...body, ownPage }, deviceOf(request), this.clock.now());
    const { companyId, operatorId, csrfToken, token: bearer, frame, expiresAt } = session;
    return { bearer, expiresAt: expiresAt.toISOString(), me: await this.me.read(companyId, operatorId, csrfToken, { frame }) };
  }
}
