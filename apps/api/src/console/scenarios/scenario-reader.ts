import { Injectable } from '@nestjs/common';
import { freeName } from '#domain/scenarios/copy-of.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { UnknownRevision } from '#domain/scenarios/scenarios.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { revisionById, revisionPage } from '#persistence/scenarios/revision.view.js';
import { listScenarios, scenarioById } from '#persistence/scenarios/scenario.view.js';
import type { ScenarioRevisionList, WholeScenarioRevision } from './publication.dto.js';
import { presentRevision, presentScenario } from './scenario.presenter.js';
import type { Scenario, ScenarioList } from './scenarios.dto.js';

const REVISIONS = 50;

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

  async revisions(companyId: number, scenarioId: number, before: number | null): Promise<ScenarioRevisionList> {
    const rows = await this.database.transaction(companyId, async (tx) => {
      if (!(await scenarioById(tx, scenarioId))) throw notFound('Scenario');
      return revisionPage(tx, scenarioId, { before, limit: REVISIONS + 1 });
    });
    const items = rows.slice(0, REVISIONS).map(presentRevision);
    return { items, next: rows.length > REVISIONS ? (items.at(-1)?.number ?? null) : null };
  }

  async revision(companyId: number, scenarioId: number, revisionId: number): Promise<WholeScenarioRevision> {
    const row = await this.database.transaction(companyId, (tx) => revisionById(tx, scenarioId, revisionId));
    if (!row) throw new UnknownRevision();
    return { ...presentRevision(row), content: row.content };
  }

  /** A name that no other scenario of the company has. */
  async freeName(companyId: number, wanted: string): Promise<string> {
    const rows = await this.database.transaction(companyId, listScenarios);
    return freeName(wanted, new Set(rows.map(({ name }) => name)), SCENARIO_LIMITS.name);
  }
}
