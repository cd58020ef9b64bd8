import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayUseConsole } from '#domain/access/rights.js';
import { SignIn } from '#domain/sessions/sign-in.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import { SessionCookie } from '../../access/session-cookie.js';
import type { SignedIn } from '../../access/signed-in.js';
import { deviceOf } from './device.js';
import { MeReader } from './me.reader.js';
import { Me, SignInRequest } from './sessions.dto.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
    private readonly me: MeReader,
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

  @Requires(mayUseConsole)
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Caller() caller: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(caller, caller.sessionId);
    this.cookie.clear(reply);
  }
}
