import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { Wake } from '#persistence/wake.js';
import { ScenarioReader } from './scenario-reader.js';
import { ScenariosController } from './scenarios.controller.js';

/** Chatbot scenarios as documents: drawn, checked, published. They are run by the workers. */
@Module({
  controllers: [ScenariosController],
  providers: [
    ScenarioReader,
    { provide: ScenarioStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new ScenarioStore(database, wake) },
  ],
})
export class ScenariosModule {}
