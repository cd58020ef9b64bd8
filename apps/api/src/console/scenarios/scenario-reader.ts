import { Injectable } from '@nestjs/common';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { listScenarios, scenarioById } from '#persistence/scenarios/scenario.view.js';
import { presentScenario } from './scenario.presenter.js';
import type { Scenario, ScenarioList } from './scenarios.dto.js';

/** Scenarios as designers see them. */
@Injectable()
export class ScenarioReader {
  constructor(private readonly database: Database) {}

  async list(companyId: number): Promise<ScenarioList> {
    const rows = await this.database.transaction(companyId, listScenarios);
    return { items: rows.map(presentScenario), limit: SCENARIO_LIMITS.scenarios };
  }

  async one(companyId: number, id: number): Promise<Scenario> {
    const row = await this.database.transaction(companyId, (tx) => scenarioById(tx, id));
    if (!row) throw notFound('Scenario');
    return { ...presentScenario(row), draft: row.draft };
  }
}
