import { operatorName } from '#domain/operators/operator-name.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { Scenario, type ScenarioState } from '#domain/scenarios/scenario.js';
import { TooManyScenarios } from '#domain/scenarios/scenarios.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const lockCompany = statement('scenarios.lock_company', `select 1 from company where id = $1 for no key update`);
const count = statement('scenarios.count', `select count(*)::int as scenarios from scenario where company_id = $1 and deleted_at is null`);
const insert = statement(
  'scenarios.add',
  `insert into scenario (company_id, name, draft, updated_by) values ($1, $2, $3, $4) returning id`,
);
const lock = statement(
  'scenarios.lock',
  `select s.name, s.draft, s.draft_version as "draftVersion", s.published_id as "publishedId",
          s.published_draft_version as "publishedDraftVersion", s.enabled, s.updated_at as "updatedAt",
          (select json_build_array(o.first_name, o.last_name) from operator o where o.company_id = $1 and o.id = s.updated_by) as "by"
     from scenario s where s.company_id = $1 and s.id = $2 and s.deleted_at is null for update of s`,
);
const update = statement(
  'scenarios.change',
  `update scenario set name = $3, draft_version = $4, published_id = $5, published_draft_version = $6, enabled = $7,
          draft = coalesce($8, draft), updated_at = now(), updated_by = $9
    where company_id = $1 and id = $2`,
);

type LockedRow = Omit<ScenarioState, 'updatedBy'> & { by: [string, string | null] | null };

/** Scenarios as designers keep them; every change is an event in the same transaction. */
export class ScenarioStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async add(companyId: number, { name, draft }: Pick<ScenarioState, 'name' | 'draft'>, operatorId: number): Promise<number> {
    const id = await this.database.transaction(companyId, async (tx) => {
      // One after the other: of those who add at the same moment each counts what the one before him has added.
      await tx.query(lockCompany, [companyId]);
      const [counted] = await tx.query<{ scenarios: number }>(count, [companyId]);
      if ((counted?.scenarios ?? 0) >= SCENARIO_LIMITS.scenarios) throw new TooManyScenarios();
      const [row] = await tx.query<{ id: number }>(insert, [companyId, name, JSON.stringify(draft), operatorId]);
      await recordEvents(tx, [{ kind: 'scenario_changed', data: { scenarioId: row!.id } }]);
      return row!.id;
    });
    this.wake.wake('event');
    return id;
  }

  /** Loads the scenario under a lock, lets `change` decide, and keeps what came of it. */
  async change(
    companyId: number,
    id: number,
    operatorId: number,
    change: (scenario: Scenario, tx: Tx) => void | Promise<void>,
  ): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<LockedRow>(lock, [companyId, id]);
      if (!row) throw notFound('Scenario');
      const { by, ...state } = row;
      const scenario = new Scenario({ ...state, updatedBy: by && operatorName(...by) });
      await change(scenario, tx);
      await tx.query(update, [
        ...[companyId, id, scenario.name, scenario.draftVersion, scenario.publishedId, scenario.publishedDraftVersion, scenario.enabled],
        ...[scenario.draft === state.draft ? null : JSON.stringify(scenario.draft), operatorId],
      ]);
      await recordEvents(tx, [{ kind: 'scenario_changed', data: { scenarioId: id } }]);
    });
    this.wake.wake('event');
  }
}
