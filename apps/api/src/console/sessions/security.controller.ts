import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { mayChangeOwnSecurity } from '#domain/access/rights.js';
import { ChangePassword } from '#domain/sessions/change-password.js';
import type { SignedInOwner } from '#domain/sessions/confirm-password.js';
import { ManageSecondFactor } from '#domain/sessions/manage-second-factor.js';
import { writeRecoveryCode } from '#domain/sessions/second-factor.js';
import { SecondFactorStore } from '#persistence/sessions/second-factor.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import {
  ChangePasswordRequest,
  CodeRequest,
  PasswordAndCodeRequest,
  PasswordRequest,
  RecoveryCodes,
  SecondFactorSecret,
  SecondFactorState,
} from './security.dto.js';

const PRODUCT = 'Deskwire';

/** One's own password and second factor. */
@ApiTags('session')
@Controller('api/me')
@Requires(mayChangeOwnSecurity)
export class SecurityController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly secondFactor: ManageSecondFactor,
    private readonly store: SecondFactorStore,
  ) {}

  /** All other sessions end. */
  @Put('password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async password(@Caller() caller: SignedIn, @Req() { ip }: FastifyRequest, @Body() body: ChangePasswordRequest): Promise<void> {
    await this.changePassword.run(ownerOf(caller, ip), body.current, body.password);
  }

  @Get('second-factor')
  @ApiOkResponse({ type: SecondFactorState })
  async state(@Caller() caller: SignedIn): Promise<SecondFactorState> {
    const { enabledAt, recoveryCodesLeft } = await this.store.state(caller);
    return { enabledAt: enabledAt?.toISOString() ?? null, recoveryCodesLeft };
  }

  /** A secret for the authenticator app. */
  @Post('second-factor')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondFactorSecret })
  begin(@Caller() caller: SignedIn, @Req() { ip }: FastifyRequest, @Body() { password }: PasswordRequest): Promise<SecondFactorSecret> {
    return this.secondFactor.begin(ownerOf(caller, ip), password, PRODUCT);
  }

  /** The first code of the app: from now on one is asked at the log-in. */
  @Put('second-factor')
  @ApiOkResponse({ type: RecoveryCodes })
  async finish(@Caller() caller: SignedIn, @Req() { ip }: FastifyRequest, @Body() { code }: CodeRequest): Promise<RecoveryCodes> {
    return shown(await this.secondFactor.finish(ownerOf(caller, ip), code));
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiNoContentResponse()
  async turnOff(@Caller() caller: SignedIn, @Req() { ip }: FastifyRequest, @Body() body: PasswordAndCodeRequest): Promise<void> {
    await this.secondFactor.turnOff(ownerOf(caller, ip), body.password, body.code);
  }

  /** New ones; the old ones work no longer. */
  @Post('second-factor/recovery-codes')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodes })
  async renew(@Caller() caller: SignedIn, @Req() { ip }: FastifyRequest, @Body() body: PasswordAndCodeRequest): Promise<RecoveryCodes> {
    return shown(await this.secondFactor.renewRecoveryCodes(ownerOf(caller, ip), body.password, body.code));
  }
}

const ownerOf = ({ companyId, operatorId, sessionId }: SignedIn, ip: string): SignedInOwner => ({ companyId, operatorId, sessionId, ip });
const shown = (codes: string[]): RecoveryCodes => ({ recoveryCodes: codes.map(writeRecoveryCode) });
