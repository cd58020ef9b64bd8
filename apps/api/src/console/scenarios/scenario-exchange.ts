import { Injectable } from '@nestjs/common';
import type { ScenarioDocument } from '#domain/scenarios/exchange/document.js';
import { exportScenario } from '#domain/scenarios/exchange/export-scenario.js';
import { matchReferences, unmatched } from '#domain/scenarios/exchange/import-scenario.js';
import { PublishScenario } from '#domain/scenarios/publish-scenario.js';
import { UnknownRevision } from '#domain/scenarios/scenarios.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { importerOf } from '#persistence/scenarios/importer.view.js';
import { revisionByNumber } from '#persistence/scenarios/revision.view.js';
import { scenarioById } from '#persistence/scenarios/scenario.view.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { Env } from '../../env.js';
import { ScenarioTools } from './check/scenario-tools.js';
import type { ImportedScenario } from './exchange.dto.js';
import { ScenarioReader } from './scenario-reader.js';
import { SCENARIO_SCHEMA_PATH } from './scenario-schema.controller.js';

/** Scenarios out to files and in from them. */
@Injectable()
export class ScenarioExchange {
  constructor(
    private readonly database: Database,
    private readonly reader: ScenarioReader,
    private readonly scenarios: ScenarioStore,
    private readonly publication: PublishScenario,
    private readonly tools: ScenarioTools,
    private readonly env: Env,
  ) {}

  /** `revision` is the number of a published one; null = the draft. */
  async export(companyId: number, id: number, revision: number | null): Promise<ScenarioDocument> {
    const document = await this.database.transaction(companyId, async (tx) => {
      const scenario = await scenarioById(tx, id);
      if (!scenario) throw notFound('Scenario');
      const published = revision === null ? null : await revisionByNumber(tx, id, revision);
      if (revision !== null && !published) throw new UnknownRevision();
      const content = published?.content ?? scenario.draft;
      return exportScenario({ id, name: scenario.name, content }, await importerOf(tx), this.tools);
    });
    return { $schema: `${this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? ''}${SCENARIO_SCHEMA_PATH}`, ...document };
  }

  async import(companyId: number, operatorId: number, document: ScenarioDocument): Promise<ImportedScenario> {
    const here = await this.database.transaction(companyId, importerOf);
    const name = await this.reader.freeName(companyId, document.name);
    let missing: ReadonlyMap<number, string> = new Map();
    const draftOf = (newId: number) => {
      const matched = matchReferences(document, here, newId);
      missing = matched.missing;
      return matched.content;
    };
    const scenarioId = await this.scenarios.add(companyId, name, draftOf, operatorId);
    const complaints = await this.publication.check({ companyId, scenarioId, operatorId });
    return { ...(await this.reader.one(companyId, scenarioId)), complaints: unmatched(complaints, missing) };
  }
}
