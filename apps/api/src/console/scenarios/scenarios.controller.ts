import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageScenarios, mayReadScenarios } from '#domain/access/rights.js';
import { Scenario as ScenarioEntity } from '#domain/scenarios/scenario.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { ScenarioReader } from './scenario-reader.js';
import { AddScenarioRequest, SaveDraftRequest, Scenario, ScenarioList } from './scenarios.dto.js';
import { parseContent } from './schema/parse-content.js';

/** Chatbot scenarios: what designers draw. */
@ApiTags('scenarios')
@Controller('api/scenarios')
export class ScenariosController {
  constructor(
    private readonly reader: ScenarioReader,
    private readonly scenarios: ScenarioStore,
  ) {}

  @Requires(mayReadScenarios)
  @Get()
  @ApiOkResponse({ type: ScenarioList })
  list(@Caller() { companyId }: SignedIn): Promise<ScenarioList> {
    return this.reader.list(companyId);
  }

  @Requires(mayManageScenarios)
  @Post()
  @ApiCreatedResponse({ type: Scenario })
  async add(@Caller() { companyId, operatorId }: SignedIn, @Body() { name }: AddScenarioRequest): Promise<Scenario> {
    return this.reader.one(companyId, await this.scenarios.add(companyId, ScenarioEntity.begun(name), operatorId));
  }

  @Requires(mayReadScenarios)
  @Get(':id')
  @ApiOkResponse({ type: Scenario })
  one(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<Scenario> {
    return this.reader.one(companyId, id);
  }

  /** Keeps what is drawn, finished or not. Whoever drew on top of an older version is told who changed it (409, `about`). */
  @Requires(mayManageScenarios)
  @Put(':id/draft')
  @ApiOkResponse({ type: Scenario })
  async save(
    @Caller() { companyId, operatorId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { draftVersion, content, name }: SaveDraftRequest,
  ): Promise<Scenario> {
    const draft = parseContent(content);
    await this.scenarios.change(companyId, id, operatorId, (scenario) => {
      scenario.saveDraft(draft, draftVersion);
      if (name !== undefined) scenario.rename(name);
    });
    return this.reader.one(companyId, id);
  }
}
