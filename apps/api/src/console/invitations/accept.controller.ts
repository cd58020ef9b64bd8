import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptInvitation } from '#domain/invitations/accept-invitation.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Public } from '../../access/auth.decorators.js';
import { SessionCookie } from '../../access/session-cookie.js';
import { CLOCK } from '../../platform/ports.js';
import { deviceOf } from '../../access/device.js';
import { MeReader } from '../sessions/me.reader.js';
import { Me } from '../sessions/sessions.dto.js';
import { AcceptInvitationRequest, LinkRequest, LookedAtInvitation } from './invitations.dto.js';

/** For who comes by the link of his letter. The token is in the body, never in an address, which logs would keep. */
@ApiTags('session')
@Public()
@Controller('api/invitations')
export class AcceptController {
  constructor(
    private readonly acceptance: AcceptInvitation,
    private readonly limits: LoginAttempts,
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
    private readonly me: MeReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ type: LookedAtInvitation })
  async look(@Body() { token }: LinkRequest, @Req() { ip }: FastifyRequest): Promise<LookedAtInvitation> {
    await this.limits.link(ip);
    return this.acceptance.look(token);
  }

  @Post('accept')
  @HttpCode(200)
  @ApiOkResponse({ type: Me })
  async accept(
    @Body() { lastName, ...body }: AcceptInvitationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    await this.limits.link(request.ip);
    const operator = await this.acceptance.run({ ...body, lastName: lastName ?? '' });
    const session = await this.sessions.open(operator, { device: deviceOf(request), now: this.clock.now(), way: 'invitation' });
    this.cookie.write(reply, session.token);
    return this.me.read(operator.companyId, operator.operatorId, session.csrfToken);
  }
}
