import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mustBeBelow } from '#domain/access/raise.js';
import { mayManageOperators } from '#domain/access/rights.js';
import { ResetPassword } from '#domain/passwords/reset-password.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { activeOperatorsRole } from '#persistence/passwords/operators-role.view.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Caller, Public, Requires } from '../../access/auth.decorators.js';
import { PublicLinks } from '../../access/public-links.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { Log } from '../../platform/log.js';
import { LinkRequest } from '../invitations/invitations.dto.js';
import { ForgotPasswordRequest, LookedAtReset, PasswordLink, ResetPasswordRequest } from './passwords.dto.js';

@ApiTags('session')
@Controller('api')
export class PasswordsController {
  constructor(
    private readonly passwords: ResetPassword,
    private readonly limits: LoginAttempts,
    private readonly database: Database,
    private readonly links: PublicLinks,
    private readonly log: Log,
  ) {}

  /** Answers the same, and as soon, whether somebody has this e-mail or not. */
  @Public()
  @Post('password/forgot')
  @HttpCode(204)
  @ApiNoContentResponse()
  async forgot(@Body() { email }: ForgotPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    if (!(await this.limits.forgot(email, ip))) return;
    const owner = await this.passwords.ownerOf(email);
    if (!owner) return;
    // Not awaited: how long the writing takes would tell that there is somebody.
    this.passwords.request(owner).catch((error: unknown) => this.log.failure('a link to a new password could not be made', error));
  }

  @Public()
  @Post('password/look')
  @HttpCode(200)
  @ApiOkResponse({ type: LookedAtReset })
  async look(@Body() { token }: LinkRequest, @Req() { ip }: FastifyRequest): Promise<LookedAtReset> {
    await this.limits.link(ip);
    return this.passwords.look(token);
  }

  /** Sets the password and ends all sessions of its owner, who then signs in with it, with his second factor where he has one. */
  @Public()
  @Post('password/reset')
  @HttpCode(204)
  @ApiNoContentResponse()
  async reset(@Body() body: ResetPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    await this.limits.link(ip);
    await this.passwords.run(body);
  }

  /** A link to a new password for a colleague who gets no letters; good for an hour. */
  @Requires(mayManageOperators)
  @Post('operators/:id/password-link')
  @HttpCode(200)
  @ApiOkResponse({ type: PasswordLink })
  async link(@Caller() caller: SignedIn, @Param('id', IdPipe) operatorId: number, @Req() request: FastifyRequest): Promise<PasswordLink> {
    const { companyId } = caller;
    const held = await this.database.transaction(companyId, (tx) => activeOperatorsRole(tx, operatorId));
    if (!held) throw notFound('Operator');
    mustBeBelow(caller, held);
    const { id, expiresAt } = await this.passwords.request({ companyId, operatorId }, caller.operatorId);
    return { link: this.links.to('password_reset', id, 1, request), expiresAt };
  }
}
