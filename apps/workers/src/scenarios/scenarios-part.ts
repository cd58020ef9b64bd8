import type { Logger } from 'pino';
import type { Connector } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { TakeTurn } from '#domain/scenarios/take-turn.js';
import type { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { HttpCallStore } from '#persistence/scenarios/http-call.store.js';
import { PgRunDesk } from '#persistence/scenarios/run.store.js';
import { ScenarioSecretStore } from '#persistence/scenarios/secret.store.js';
import type { Wake } from '#persistence/wake.js';
import type { HttpCallActivities, ScenarioTurnActivities } from '#workflows/scenario-run/scenario-run.activities.js';
import type { ScenarioScheduleActivities } from '#workflows/scenario-schedule/scenario-schedule.activities.js';
import type { TemporalClientSource } from '../outbox/relay.js';
import type { Env } from '../env.js';
import { CallHttp } from './http/call-http.js';
import { httpCallActivities } from './http/http-call.activities.js';
import { ScenarioSchedules, scenarioScheduleActivities } from './scenario-schedules.js';
import { scenarioTurnActivities } from './scenario-turn.activities.js';
import { SafeTools } from './tools/scenario-tools.js';

interface Ingredients {
  env: Pick<Env, 'SECRET_KEY'>;
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  http: HttpPort;
  connectorOf: (transport: string) => Connector | undefined;
}

/** What runs the company's bots: their turns, the calls of their steps, and the schedules that they begin by. */
export class ScenariosPart {
  readonly flows: ScenarioTurnActivities & ScenarioScheduleActivities;
  readonly calls: HttpCallActivities;

  constructor(private readonly ingredients: Ingredients) {
    const { env, database, wake, log, http, connectorOf } = ingredients;
    const tools = new SafeTools();
    const turns = new TakeTurn(new PgRunDesk(database, wake, { now: () => new Date() }), tools, (transport) => {
      const connector = connectorOf(transport);
      if (!connector) throw new Error(`No connector for ${transport}`);
      return connector;
    });
    const secrets = new ScenarioSecretStore(database, new SecretBox(env.SECRET_KEY));
    this.calls = httpCallActivities(new CallHttp(new HttpCallStore(database), secrets, tools, http));
    this.flows = { ...scenarioTurnActivities(turns, log), ...scenarioScheduleActivities(database, wake) };
  }

  schedules(temporal: TemporalClientSource): ScenarioSchedules {
    return new ScenarioSchedules(this.ingredients.jobs, temporal, this.ingredients.log);
  }
}
