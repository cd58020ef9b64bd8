import { operatorName } from '#domain/operators/operator-name.js';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import type { ScenarioDesk, ScenarioWork } from '#domain/scenarios/publish-scenario.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { Scenario, type ScenarioState } from '#domain/scenarios/scenario.js';
import { TooManyScenarios } from '#domain/scenarios/scenarios.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { addRevision, keepTrial, removeTriggers, replaceTriggers, revisionOf } from './revision.store.js';
import { surroundingsOf, type Transports } from './surroundings.view.js';

const lockCompany = statement('scenarios.lock_company', `select 1 from company where id = $1 for no key update`);
const count = statement('scenarios.count', `select count(*)::int as scenarios from scenario where company_id = $1 and deleted_at is null`);
const takeId = statement('scenarios.take_id', `select nextval('id_seq') as id`);
const insert = statement('scenarios.add', `insert into scenario (id, company_id, name, draft, updated_by) values ($2, $1, $3, $4, $5)`);
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
const remove = statement(
  'scenarios.remove',
  `update scenario set deleted_at = now(), enabled = false, updated_at = now(), updated_by = $3 where company_id = $1 and id = $2`,
);

type LockedRow = Omit<ScenarioState, 'updatedBy'> & { by: [string, string | null] | null };

/** Scenarios as designers keep them; every change is an event in the same transaction. */
export class ScenarioStore implements ScenarioDesk {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
    private readonly transports: Transports,
  ) {}

  /**
   * `draftOf` makes what is kept of the new scenario's id: a draft may lead to itself. `also` is done in the same transaction, and may
   * refuse the scenario by throwing.
   */
  async add(
    companyId: number,
    name: string,
    draftOf: (id: number) => ScenarioContent,
    operatorId: number,
    also: (tx: Tx, id: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<number> {
    const id = await this.database.transaction(companyId, async (tx) => {
      // One after the other: of those who add at the same moment each counts what the one before him has added.
      await tx.query(lockCompany, [companyId]);
      const [counted] = await tx.query<{ scenarios: number }>(count, [companyId]);
      if ((counted?.scenarios ?? 0) >= SCENARIO_LIMITS.scenarios) throw new TooManyScenarios();
      const [{ id }] = (await tx.query<{ id: number }>(takeId)) as [{ id: number }];
      await tx.query(insert, [companyId, id, name, JSON.stringify(Scenario.begun(draftOf(id))), operatorId]);
      await also(tx, id);
      await recordEvents(tx, [{ kind: 'scenario_changed', data: { scenarioId: id } }]);
      await recordAudit(tx, { action: 'scenario.created', object: { kind: 'scenario', id, name } });
      return id;
    });
    this.wake.wake('event');
    return id;
  }

  /** Loads the scenario under a lock, lets `work` decide, and keeps what came of it; what changed nothing is no event. */
  async change<T>(companyId: number, id: number, operatorId: number, work: (work: ScenarioWork) => T | Promise<T>): Promise<T> {
    const { result, changed } = await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<LockedRow>(lock, [companyId, id]);
      if (!row) throw notFound('Scenario');
      const { by, ...state } = row;
      const scenario = new Scenario({ ...state, updatedBy: by && operatorName(...by) });
      const removal = { removed: false };
      const result = await work(this.workOn(tx, id, scenario, operatorId, removal));
      if (removal.removed) await tx.query(remove, [companyId, id, operatorId]);
      else if (scenario.hasChanged) await this.keep(tx, id, scenario, state, operatorId);
      const changed = removal.removed || scenario.hasChanged;
      if (changed) await recordEvents(tx, [{ kind: 'scenario_changed', data: { scenarioId: id } }]);
      await auditScenario(tx, id, state, removal.removed ? null : scenario);
      return { result, changed };
    });
    if (changed) this.wake.wake('event');
    return result;
  }

  private workOn(tx: Tx, id: number, scenario: Scenario, operatorId: number, removal: { removed: boolean }): ScenarioWork {
    return {
      scenario,
      surroundings: () => surroundingsOf(tx, id, this.transports),
      addRevision: (content, options) => addRevision(tx, id, content, { ...options, operatorId }),
      revision: (revisionId) => revisionOf(tx, id, revisionId),
      hear: (heard) => replaceTriggers(tx, id, heard),
      addTrial: (trial) => keepTrial(tx, id, trial),
      remove: async () => {
        await removeTriggers(tx, id);
        removal.removed = true;
      },
    };
  }

  private async keep(tx: Tx, id: number, scenario: Scenario, before: { draft: ScenarioContent }, operatorId: number): Promise<void> {
    const { name, draft, draftVersion, publishedId, publishedDraftVersion, enabled } = scenario;
    await tx.query(update, [
      ...[tx.companyId, id, name, draftVersion, publishedId, publishedDraftVersion, enabled],
      ...[draft === before.draft ? null : JSON.stringify(draft), operatorId],
    ]);
  }
}

type Audited = Pick<ScenarioState, 'name' | 'enabled' | 'publishedId'>;

/** What clients meet is kept in the audit log: what is published and whether it runs. A draft is its designer's own. */
async function auditScenario(tx: Tx, id: number, before: Audited, after: Audited | null): Promise<void> {
  const fields = ({ name, enabled, publishedId }: Audited): Fields => ({ name, enabled, revisionId: publishedId });
  const object = { kind: 'scenario', id, name: (after ?? before).name };
  await recordAudit(tx, { action: actionOf(before, after), object, before: fields(before), after: after && fields(after) });
}

function actionOf(before: Audited, after: Audited | null): string {
  if (!after) return 'scenario.deleted';
  if (after.publishedId !== before.publishedId) return 'scenario.published';
  if (after.enabled !== before.enabled) return after.enabled ? 'scenario.enabled' : 'scenario.disabled';
  return 'scenario.renamed';
}
