import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { SetOldHook } from '#domain/webhooks/set-old-hook.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { OldHookAnswer, OldHookParameters } from './webhooks.dto.js';

/** The single hooks from before there were several; beside the five, one of each. */
@PublicController('companies')
export class OldHooksController {
  constructor(private readonly setOldHook: SetOldHook) {}

  @Scope('webhooks:write')
  @Post('web_hook')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets the single hook of messages', description: 'It gets inbox and outbox. url: null takes it away.' })
  @ApiAnswer(OldHookAnswer)
  async messages(@ApiCaller() { companyId }: CompanyOfToken, @Body() { url }: OldHookParameters): Promise<Answer<OldHookAnswer>> {
    return { data: { url: await this.setOldHook.run(companyId, 'web_hook', url ?? null) } };
  }

  @Scope('webhooks:write')
  @Post('chat_close_web_hook')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets the single hook of closed dialogs', description: 'It gets close_dialog. url: null takes it away.' })
  @ApiAnswer(OldHookAnswer)
  async closedDialogs(@ApiCaller() { companyId }: CompanyOfToken, @Body() { url }: OldHookParameters): Promise<Answer<OldHookAnswer>> {
    return { data: { url: await this.setOldHook.run(companyId, 'chat_close_web_hook', url ?? null) } };
  }
}
