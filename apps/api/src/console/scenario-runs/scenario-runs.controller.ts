import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadDialogs, mayReadScenarios } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { RunFiguresReader } from './run-figures.reader.js';
import { RunReader } from './run-reader.js';
import { Funnel, FunnelQuery, PeriodQuery, RunErrorList, RunListQuery, RunPage, ScenarioRun, TraceQuery } from './scenario-runs.dto.js';

/** What scenarios did: their runs one by one, and together over a period. */
@ApiTags('scenarios')
@Controller('api')
export class ScenarioRunsController {
  constructor(
    private readonly runs: RunReader,
    private readonly figures: RunFiguresReader,
  ) {}

  @Get('scenarios/:id/runs')
  @Requires(mayReadScenarios)
  @ApiOkResponse({ type: RunPage })
  list(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: RunListQuery): Promise<RunPage> {
    return this.runs.page(caller, id, query);
  }

  @Get('scenarios/:id/funnel')
  @Requires(mayReadScenarios)
  @ApiOkResponse({ type: Funnel })
  funnel(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Query() query: FunnelQuery): Promise<Funnel> {
    return this.figures.funnel(companyId, id, query);
  }

  @Get('scenarios/:id/errors')
  @Requires(mayReadScenarios)
  @ApiOkResponse({ type: RunErrorList })
  errors(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: PeriodQuery): Promise<RunErrorList> {
    return this.figures.errors(caller, id, query);
  }

  /** Whoever may see the dialog may see its run. */
  @Get('scenario-runs/:id')
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: ScenarioRun })
  one(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: TraceQuery): Promise<ScenarioRun> {
    return this.runs.one(caller, id, query);
  }
}
