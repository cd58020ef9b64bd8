import { randomInt } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageScenarios, mayReadScenarios } from '#domain/access/rights.js';
import { PublishScenario } from '#domain/scenarios/publish-scenario.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import {
  PublishScenarioRequest,
  RevisionQuery,
  ScenarioCheck,
  ScenarioRevisionList,
  ScenarioTrial,
  WholeScenarioRevision,
} from './publication.dto.js';
import { ScenarioReader } from './scenario-reader.js';
import { Scenario } from './scenarios.dto.js';

/** Without letters and digits that are taken for each other. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** From a draft to what clients meet: check, publish, roll back, try. */
@ApiTags('scenarios')
@Controller('api/scenarios/:id')
export class ScenarioPublicationController {
  constructor(
    private readonly reader: ScenarioReader,
    private readonly publication: PublishScenario,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All that is wrong or odd about the draft. */
  @Requires(mayReadScenarios)
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: ScenarioCheck })
  async check(@Caller() { companyId, operatorId }: SignedIn, @Param('id', IdPipe) scenarioId: number): Promise<ScenarioCheck> {
    return { complaints: await this.publication.check({ companyId, scenarioId, operatorId }) };
  }

  /** Freezes the draft as the next revision. While it has errors it is refused, with all complaints in `about` (422). */
  @Requires(mayManageScenarios)
  @Post('publish')
  @HttpCode(200)
  @ApiOkResponse({ type: Scenario })
  async publish(
    @Caller() { companyId, operatorId }: SignedIn,
    @Param('id', IdPipe) scenarioId: number,
    @Body() { draftVersion, note = '' }: PublishScenarioRequest,
  ): Promise<Scenario> {
    await this.publication.publish({ companyId, scenarioId, operatorId }, { draftVersion, note });
    return this.reader.one(companyId, scenarioId);
  }

  @Requires(mayReadScenarios)
  @Get('revisions')
  @ApiOkResponse({ type: ScenarioRevisionList })
  revisions(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) scenarioId: number,
    @Query() { before }: RevisionQuery,
  ): Promise<ScenarioRevisionList> {
    return this.reader.revisions(companyId, scenarioId, before ?? null);
  }

  /** A trial's too, and one of a deleted scenario: what runs went by can be looked at. */
  @Requires(mayReadScenarios)
  @Get('revisions/:revisionId')
  @ApiOkResponse({ type: WholeScenarioRevision })
  revision(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) scenarioId: number,
    @Param('revisionId', IdPipe) revisionId: number,
  ): Promise<WholeScenarioRevision> {
    return this.reader.revision(companyId, scenarioId, revisionId);
  }

  /** Rolls back: the older revision becomes the newest; the draft stays as it is. */
  @Requires(mayManageScenarios)
  @Post('revisions/:revisionId/publish')
  @HttpCode(200)
  @ApiOkResponse({ type: Scenario })
  async rollBack(
    @Caller() { companyId, operatorId }: SignedIn,
    @Param('id', IdPipe) scenarioId: number,
    @Param('revisionId', IdPipe) revisionId: number,
  ): Promise<Scenario> {
    await this.publication.rollBack({ companyId, scenarioId, operatorId }, revisionId);
    return this.reader.one(companyId, scenarioId);
  }

  /** For an hour, whoever writes the answer's `message` on any channel runs the draft as it is now. */
  @Requires(mayManageScenarios)
  @Post('trials')
  @ApiCreatedResponse({ type: ScenarioTrial })
  async tryDraft(@Caller() { companyId, operatorId }: SignedIn, @Param('id', IdPipe) scenarioId: number): Promise<ScenarioTrial> {
    const trial = await this.publication.tryDraft({ companyId, scenarioId, operatorId }, newCode(), this.clock.now());
    return { ...trial, message: `/try ${trial.code}`, expiresAt: trial.expiresAt.toISOString() };
  }
}

const newCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
