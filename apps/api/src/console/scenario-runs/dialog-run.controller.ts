import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadDialogs, maySteerBots } from '#domain/access/rights.js';
import { GiveBackToBot, StopRun } from '#domain/scenarios/steer-run.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { RunReader } from './run-reader.js';
import { DialogRun } from './scenario-runs.dto.js';

/** The bot of one dialog. What is told it takes effect a moment later; the live push says when. */
@ApiTags('dialogs')
@Controller('api/dialogs/:id/run')
export class DialogRunController {
  constructor(
    private readonly runs: RunReader,
    private readonly stopRun: StopRun,
    private readonly giveBackToBot: GiveBackToBot,
  ) {}

  @Get()
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: DialogRun })
  read(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogRun> {
    return this.runs.ofDialog(caller, id);
  }

  @Post('stop')
  @HttpCode(204)
  @Requires(maySteerBots)
  @ApiNoContentResponse()
  stop(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.stopRun.run(caller, id);
  }

  @Post('give-back')
  @HttpCode(204)
  @Requires(maySteerBots)
  @ApiNoContentResponse()
  giveBack(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.giveBackToBot.run(caller, id);
  }
}
