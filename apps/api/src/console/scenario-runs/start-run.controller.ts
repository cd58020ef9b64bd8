import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayStartBots } from '#domain/access/rights.js';
import { StartRun, type RunTarget } from '#domain/scenarios/start-run.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { StartedRun, StartRunRequest } from './start-run.dto.js';

/** Starts a published scenario in a dialog. The bot takes it up a moment later; the live push says when. */
@ApiTags('scenarios')
@Controller('api/scenarios/:id/runs')
export class StartRunController {
  constructor(private readonly startRun: StartRun) {}

  @Post()
  @HttpCode(202)
  @Requires(mayStartBots)
  @ApiAcceptedResponse({ type: StartedRun })
  start(@Caller() caller: SignedIn, @Param('id', IdPipe) scenarioId: number, @Body() body: StartRunRequest): Promise<StartedRun> {
    const { companyId, operatorId } = caller;
    const { variables = {} } = body;
    return this.startRun.run({ companyId, scenarioId, to: targetOf(body), scope: dialogScope(caller), variables, operatorId });
  }
}

function targetOf({ dialogId, clientId }: StartRunRequest): RunTarget {
  if (dialogId !== undefined && clientId === undefined) return { dialogId };
  if (clientId !== undefined && dialogId === undefined) return { clientId };
  throw new DomainError('invalid_input', 'dialogId or clientId must be given, and not both', 'invalid', 'dialogId');
}
