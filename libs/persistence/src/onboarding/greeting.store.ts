import type { GreetingDesk } from '#domain/onboarding/greet-clients.js';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import type { Database } from '../database.js';
import type { ScenarioStore } from '../scenarios/scenario.store.js';
import { statement } from '../statement.js';

const read = statement(
  'onboarding.greeting_id',
  `select s.id from onboarding o join scenario s on s.company_id = o.company_id and s.id = o.greeting_scenario_id
    where o.company_id = $1 and s.deleted_at is null`,
);
const claim = statement(
  'onboarding.claim_greeting',
  `update onboarding o set greeting_scenario_id = $2
    where o.company_id = $1 and not exists (
      select 1 from scenario s where s.company_id = $1 and s.id = o.greeting_scenario_id and s.deleted_at is null)
   returning 1`,
);

/** Somebody made the greeting a moment before. */
class GreetingExists extends Error {}

/** Which scenario of a company greets. */
export class GreetingStore implements GreetingDesk {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioStore,
  ) {}

  async scenarioId(companyId: number): Promise<number | null> {
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<{ id: number }>(read, [companyId]));
    return row?.id ?? null;
  }

  /** The scenario and the word that it is the one stand in one transaction: a second one is taken back whole. */
  async add(companyId: number, { name, content }: { name: string; content: ScenarioContent }, operatorId: number): Promise<number> {
    try {
      return await this.scenarios.add(
        companyId,
        name,
        () => content,
        operatorId,
        async (tx, id) => {
          if ((await tx.query(claim, [companyId, id])).length === 0) throw new GreetingExists();
        },
      );
    } catch (error) {
      const id = error instanceof GreetingExists ? await this.scenarioId(companyId) : null;
      if (id === null) throw error;
      return id;
    }
  }
}
