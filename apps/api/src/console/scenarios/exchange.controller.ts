import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageScenarios, mayReadScenarios } from '#domain/access/rights.js';
import type { ScenarioDocument } from '#domain/scenarios/exchange/document.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { DOCUMENT, ExportQuery, ImportedScenario } from './exchange.dto.js';
import { ScenarioExchange } from './scenario-exchange.js';
import { documentSchema } from './schema/document.schema.js';
import { parseBy } from './schema/parse-content.js';

/** Scenarios as files, between companies and installations. */
@ApiTags('scenarios')
@Controller('api/scenarios')
export class ScenarioExchangeController {
  constructor(private readonly exchange: ScenarioExchange) {}

  /** The draft, or a published revision, with the names of all that it refers to. Values of secrets and files stay here. */
  @Requires(mayReadScenarios)
  @Get(':id/export')
  @ApiOkResponse({ schema: DOCUMENT })
  export(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Query() { revision }: ExportQuery,
  ): Promise<ScenarioDocument> {
    return this.exchange.export(companyId, id, revision ?? null);
  }

  /**
   * A new scenario of a file. Tags, groups, operators, channels, fields and scenarios are found by their names; what is not here is told
   * in `complaints`, and chosen in the designer. A file that is none is refused, with the path of each place that does not fit.
   */
  @Requires(mayManageScenarios)
  @Post('import')
  @ApiBody({ schema: DOCUMENT })
  @ApiCreatedResponse({ type: ImportedScenario })
  import(@Caller() { companyId, operatorId }: SignedIn, @Body() file: unknown): Promise<ImportedScenario> {
    return this.exchange.import(companyId, operatorId, parseBy(documentSchema, file, ''));
  }
}
