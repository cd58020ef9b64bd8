import { Module } from '@nestjs/common';
import { GiveBackToBot, StopRun, type RunLines } from '#domain/scenarios/steer-run.js';
import { Database } from '#persistence/database.js';
import { PgRunLines } from '#persistence/scenarios/run-lines.store.js';
import { Wake } from '#persistence/wake.js';
import { DialogRunController } from './dialog-run.controller.js';
import { RunFiguresReader } from './run-figures.reader.js';
import { RunReader } from './run-reader.js';
import { ScenarioRunsController } from './scenario-runs.controller.js';
import { StartRunController } from './start-run.controller.js';

/** What the bots did and do, for those who draw them and those who answer beside them. */
@Module({
  controllers: [ScenarioRunsController, DialogRunController, StartRunController],
  providers: [
    RunReader,
    RunFiguresReader,
    { provide: PgRunLines, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new PgRunLines(database, wake) },
    ...[StopRun, GiveBackToBot].map((useCase) => ({
      ...{ provide: useCase, inject: [PgRunLines], useFactory: (lines: RunLines) => new useCase(lines) },
    })),
  ],
})
export class ScenarioRunsModule {}
