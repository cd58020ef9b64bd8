import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadScenarios } from '#domain/access/rights.js';
import { knownPayloads } from '#domain/scenarios/known-payloads.js';
import { Database } from '#persistence/database.js';
import { publishedScenarios, recentPayloads } from '#persistence/scenarios/published.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { presentPayload } from './payload.presenter.js';
import { PayloadList } from './payloads.dto.js';

/** What buttons carry, across scenarios, templates, operators and programs. */
@ApiTags('scenarios')
@Controller('api/payloads')
export class PayloadsController {
  constructor(private readonly database: Database) {}

  /** What is published, and what others than scenarios sent of late. */
  @Get()
  @Requires(mayReadScenarios)
  @ApiOkResponse({ type: PayloadList })
  list(@Caller() { companyId }: SignedIn): Promise<PayloadList> {
    return this.database.transaction(companyId, async (tx) => {
      const scenarios = await publishedScenarios(tx);
      const items = knownPayloads(scenarios, await recentPayloads(tx));
      return {
        items: items.map(presentPayload),
        scenarios: scenarios.map(({ scenarioId: id, name, enabled }) => ({ id, name, enabled })),
      };
    });
  }
}
