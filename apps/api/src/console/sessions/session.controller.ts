import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayUseConsole } from '#domain/access/rights.js';
import { SignIn } from '#domain/sessions/sign-in.js';
import { TECHNICAL_SESSION_MS } from '#domain/sessions/technical-access.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { UseTechnicalAccess } from '#persistence/sessions/use-technical-access.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import { deviceOf } from '../../access/device.js';
import { SessionCookie } from '../../access/session-cookie.js';
import type { SignedIn } from '../../access/signed-in.js';
import { CLOCK } from '../../platform/ports.js';
import { MeReader } from './me.reader.js';
import { TechnicalSignInRequest } from './security.dto.js';
import { Me, SignInRequest } from './sessions.dto.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
    private readonly me: MeReader,
    private readonly technical: UseTechnicalAccess,
    private readonly attempts: LoginAttempts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: Me })
  async open(@Body() body: SignInRequest, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me> {
    const session = await this.signIn.run({ ...body, device: deviceOf(request) });
    this.cookie.write(reply, session.token);
    return this.me.read(session.companyId, session.operatorId, session.csrfToken);
  }

  /** With the one-time link of a technical access. */
  @Public()
  @Post('technical')
  @HttpCode(200)
  @ApiOkResponse({ type: Me })
  async openTechnical(
    @Body() { token }: TechnicalSignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    await this.attempts.link(request.ip);
    const session = await this.technical.run(token, deviceOf(request), this.clock.now());
    this.cookie.write(reply, session.token, TECHNICAL_SESSION_MS);
    return this.me.read(session.companyId, session.operatorId, session.csrfToken, { technical: true });
  }

  @Requires(mayUseConsole)
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Caller() caller: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(caller, caller.sessionId);
    this.cookie.clear(reply);
  }
}
