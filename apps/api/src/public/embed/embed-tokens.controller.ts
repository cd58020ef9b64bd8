import { Body, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { EMBED_TOKEN_SECONDS, readDisabledActions } from '#domain/embed/frame.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { EmbedTokens } from '#persistence/embed/embed-token.store.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { EmbedAddress } from '../../console/embed/embed-address.js';
import { CLOCK } from '../../platform/ports.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { publicTime } from '../public-time.js';
import { Scope } from '../scope.js';
import { MakeEmbedTokenParameters, PublicEmbedToken } from './embed-tokens.dto.js';

/** An extension of ours: how a page of the company's own shows the chats of whoever is signed in there. */
@PublicController('embed_tokens')
export class PublicEmbedTokensController {
  constructor(
    private readonly tokens: EmbedTokens,
    private readonly addresses: EmbedAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Scope('embed:write')
  @ApiOperation({
    summary: 'Makes a token for the chats in a frame',
    description:
      'The frame works in the name of the operator, with no more than the work in dialogs, the one dialog if one is named, and without the actions that are switched off. A token is good for one frame, once; see docs/embed.md.',
  })
  @ApiAnswer(PublicEmbedToken)
  async make(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Body() body: MakeEmbedTokenParameters,
    @Req() request: FastifyRequest,
  ): Promise<Answer<PublicEmbedToken>> {
    const { operator_id: operatorId, dialog_id: dialogId = null, ttl: seconds = EMBED_TOKEN_SECONDS.usual } = body;
    const disabledActions = readDisabledActions(body.disabled_actions ?? []);
    const { token, expiresAt } = await this.tokens.make({ companyId, operatorId, dialogId, disabledActions, seconds }, this.clock.now());
    return { data: { token, expires_at: publicTime(expiresAt), url: this.addresses.of(companyId, dialogId, disabledActions, request) } };
  }
}
