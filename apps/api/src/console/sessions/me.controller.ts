import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeOwnAccount, mayUseConsole } from '#domain/access/rights.js';
import { ChangeAccount } from '#domain/operators/change-account.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { MeReader } from './me.reader.js';
import { ChangeMeRequest, Me } from './sessions.dto.js';

@ApiTags('session')
@Controller('api/me')
export class MeController {
  constructor(
    private readonly me: MeReader,
    private readonly changeAccount: ChangeAccount,
  ) {}

  @Requires(mayUseConsole)
  @Get()
  @ApiOkResponse({ type: Me })
  read(@Caller() caller: SignedIn): Promise<Me> {
    return this.me.read(caller.companyId, caller.operatorId, caller.csrfToken, caller);
  }

  @Requires(mayChangeOwnAccount)
  @Patch()
  @ApiOkResponse({ type: Me })
  async change(@Caller() caller: SignedIn, @Body() body: ChangeMeRequest): Promise<Me> {
    await this.changeAccount.run(caller, body);
    return this.read(caller);
  }
}
