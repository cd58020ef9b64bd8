import { Module } from '@nestjs/common';
import { PublishScenario } from '#domain/scenarios/publish-scenario.js';
import { allConnectors, connectorOf } from '#connectors/registry.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { ScenarioFileStore } from '#persistence/scenarios/scenario-file.store.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { ScenarioSecretStore } from '#persistence/scenarios/secret.store.js';
import type { Transports } from '#persistence/scenarios/surroundings.view.js';
import { Wake } from '#persistence/wake.js';
import { ScenarioTools } from './check/scenario-tools.js';
import { ScenarioExchangeController } from './exchange.controller.js';
import { ScenarioPublicationController } from './publication.controller.js';
import { ScenarioExchange } from './scenario-exchange.js';
import { ScenarioFilesController } from './scenario-files.controller.js';
import { ScenarioReader } from './scenario-reader.js';
import { ScenarioSchemaController } from './scenario-schema.controller.js';
import { ScenarioSecretsController } from './scenario-secrets.controller.js';
import { ScenariosController } from './scenarios.controller.js';

const TRANSPORTS: Transports = {
  names: new Set(allConnectors().map(({ transport }) => transport)),
  limitsOf: (transport) => connectorOf(transport)?.limits ?? null,
};

/** Chatbot scenarios as documents: drawn, checked, published. They are run by the workers. */
@Module({
  controllers: [
    ...[ScenariosController, ScenarioPublicationController, ScenarioExchangeController],
    ...[ScenarioFilesController, ScenarioSecretsController, ScenarioSchemaController],
  ],
  providers: [
    ScenarioReader,
    ScenarioExchange,
    ScenarioTools,
    { provide: CompanyStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new CompanyStore(database, wake) },
    {
      provide: ScenarioStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new ScenarioStore(database, wake, TRANSPORTS),
    },
    {
      provide: PublishScenario,
      inject: [ScenarioStore, ScenarioTools],
      useFactory: (store: ScenarioStore, tools: ScenarioTools) => new PublishScenario(store, tools),
    },
    { provide: ScenarioFileStore, inject: [Database], useFactory: (database: Database) => new ScenarioFileStore(database) },
    {
      provide: ScenarioSecretStore,
      inject: [Database, SecretBox],
      useFactory: (database: Database, box: SecretBox) => new ScenarioSecretStore(database, box),
    },
  ],
  exports: [ScenarioStore, PublishScenario],
})
export class ScenariosModule {}
