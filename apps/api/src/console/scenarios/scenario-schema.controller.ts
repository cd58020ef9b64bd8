import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../access/auth.decorators.js';
import { scenarioFileSchema } from './schema/json-schema.js';

/** Files of scenarios name it for ever. */
export const SCENARIO_SCHEMA_PATH = '/schemas/scenario.json';

/** The JSON Schema of a scenario's file, for editors and programs anywhere; it tells nothing of any company. */
@ApiTags('scenarios')
@Controller()
export class ScenarioSchemaController {
  private readonly schema = scenarioFileSchema();

  @Public()
  @Get(SCENARIO_SCHEMA_PATH)
  @Header('content-type', 'application/schema+json')
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiOkResponse({ content: { 'application/schema+json': { schema: { type: 'object' } } } })
  read(): object {
    return this.schema;
  }
}
