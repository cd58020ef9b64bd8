import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageScenarios, mayReadScenarios } from '#domain/access/rights.js';
import { copyOf } from '#domain/scenarios/copy-of.js';
import { NO_CONTENT } from '#domain/scenarios/content.js';
import { exampleScenario } from '#domain/scenarios/examples/examples.js';
import { PublishScenario } from '#domain/scenarios/publish-scenario.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { ScenarioReader } from './scenario-reader.js';
import {
  AddScenarioRequest,
  ChangeScenarioRequest,
  DuplicateScenarioRequest,
  SaveDraftRequest,
  Scenario,
  ScenarioList,
} from './scenarios.dto.js';
import { parseContent } from './schema/parse-content.js';

/** Chatbot scenarios: what designers draw. */
@ApiTags('scenarios')
@Controller('api/scenarios')
export class ScenariosController {
  constructor(
    private readonly reader: ScenarioReader,
    private readonly scenarios: ScenarioStore,
    private readonly publication: PublishScenario,
    private readonly companies: CompanyStore,
  ) {}

  @Requires(mayReadScenarios)
  @Get()
  @ApiOkResponse({ type: ScenarioList })
  list(@Caller() { companyId }: SignedIn): Promise<ScenarioList> {
    return this.reader.list(companyId);
  }

  /** An empty canvas, or one of the ready examples. */
  @Requires(mayManageScenarios)
  @Post()
  @ApiCreatedResponse({ type: Scenario })
  async add(@Caller() { companyId, operatorId }: SignedIn, @Body() { name, example, language }: AddScenarioRequest): Promise<Scenario> {
    const spoken = language ?? (await this.companies.get(companyId)).locale;
    const draft = example === undefined ? NO_CONTENT : exampleScenario(example, spoken).content;
    return this.reader.one(companyId, await this.scenarios.add(companyId, name, () => draft, operatorId));
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
    await this.scenarios.change(companyId, id, operatorId, ({ scenario }) => {
      scenario.saveDraft(draft, draftVersion);
      if (name !== undefined) scenario.rename(name);
    });
    return this.reader.one(companyId, id);
  }

  @Requires(mayManageScenarios)
  @Patch(':id')
  @ApiOkResponse({ type: Scenario })
  async change(
    @Caller() { companyId, operatorId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { name, enabled }: ChangeScenarioRequest,
  ): Promise<Scenario> {
    if (enabled !== undefined) await this.publication.switchTo({ companyId, scenarioId: id, operatorId }, enabled);
    if (name !== undefined) await this.scenarios.change(companyId, id, operatorId, ({ scenario }) => scenario.rename(name));
    return this.reader.one(companyId, id);
  }

  /** Nothing starts it any more; its runs and the buttons that clients have go on. */
  @Requires(mayManageScenarios)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId, operatorId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.scenarios.change(companyId, id, operatorId, (work) => work.remove());
  }

  /** A new scenario with this draft; where the old one led to itself, the new one does too. */
  @Requires(mayManageScenarios)
  @Post(':id/duplicate')
  @ApiCreatedResponse({ type: Scenario })
  async duplicate(
    @Caller() { companyId, operatorId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { name }: DuplicateScenarioRequest,
  ): Promise<Scenario> {
    const { draft, name: original } = await this.reader.one(companyId, id);
    const copyName = name ?? (await this.reader.freeName(companyId, original));
    const copy = await this.scenarios.add(companyId, copyName, (newId) => copyOf(draft, id, newId), operatorId);
    return this.reader.one(companyId, copy);
  }
}
