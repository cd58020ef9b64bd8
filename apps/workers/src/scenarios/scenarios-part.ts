import type { Logger } from 'pino';
import type { Connector } from '#connectors/connector.js';
import { TakeTurn } from '#domain/scenarios/take-turn.js';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { PgRunDesk } from '#persistence/scenarios/run.store.js';
import type { Wake } from '#persistence/wake.js';
import type { ScenarioTurnActivities } from '#workflows/scenario-run/scenario-run.activities.js';
import type { ScenarioScheduleActivities } from '#workflows/scenario-schedule/scenario-schedule.activities.js';
import type { TemporalClientSource } from '../outbox/relay.js';
import { ScenarioSchedules, scenarioScheduleActivities } from './scenario-schedules.js';
import { scenarioTurnActivities } from './scenario-turn.activities.js';
import { SafeTools } from './tools/scenario-tools.js';

interface Ingredients {
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  connectorOf: (transport: string) => Connector | undefined;
}

/** What runs the company's bots: their turns, and the schedules that they begin by. */
export class ScenariosPart {
  readonly flows: ScenarioTurnActivities & ScenarioScheduleActivities;

  constructor(private readonly ingredients: Ingredients) {
    const { database, wake, log, connectorOf } = ingredients;
    const turns = new TakeTurn(new PgRunDesk(database, wake, { now: () => new Date() }), new SafeTools(), (transport) => {
      const connector = connectorOf(transport);
      if (!connector) throw new Error(`No connector for ${transport}`);
      return connector;
    });
    this.flows = { ...scenarioTurnActivities(turns, log), ...scenarioScheduleActivities(database, wake) };
  }

  schedules(temporal: TemporalClientSource): ScenarioSchedules {
    return new ScenarioSchedules(this.ingredients.jobs, temporal, this.ingredients.log);
  }
}
