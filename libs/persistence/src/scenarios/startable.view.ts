import type { StartableScenario, StartableScenarios } from '#domain/scenarios/start-run.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';

const findStatement = statement(
  'scenarios.startable',
  `select s.id as "scenarioId", s.published_id as "revisionId", s.enabled,
          coalesce((select jsonb_agg(jsonb_build_object('stepId', t.step_id, 'channelIds', t.channel_ids)
                                     order by t.channel_ids is null, t.id)
                      from scenario_trigger t where t.scenario_id = s.id and t.company_id = $1 and t.kind = 'api'), '[]') as triggers
     from scenario s where s.id = $2 and s.company_id = $1 and s.deleted_at is null`,
);

/** What may be started from outside, as it is published now. */
export class PgStartableScenarios implements StartableScenarios {
  constructor(private readonly database: Database) {}

  find(companyId: number, scenarioId: number): Promise<StartableScenario | null> {
    return this.database.transaction(
      companyId,
      async (tx) => (await tx.query<StartableScenario>(findStatement, [companyId, scenarioId]))[0] ?? null,
    );
  }
}
