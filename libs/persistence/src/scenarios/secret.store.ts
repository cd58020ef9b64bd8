import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { statement } from '../statement.js';

export interface ScenarioSecretRow {
  name: string;
  updatedAt: Date;
}

const list = statement(
  'scenario_secrets.list',
  `select name, updated_at as "updatedAt" from scenario_secret where company_id = $1 order by name`,
);
const put = statement(
  'scenario_secrets.put',
  `insert into scenario_secret (company_id, name, value)
   select $1, $2, $3 where (select count(*) from scenario_secret where company_id = $1 and name <> $2) < ${SCENARIO_LIMITS.secrets}
   on conflict (company_id, name) do update set value = excluded.value, updated_at = now()
   returning name, updated_at as "updatedAt"`,
);
const remove = statement('scenario_secrets.remove', `delete from scenario_secret where company_id = $1 and name = $2 returning name`);
const values = statement(
  'scenario_secrets.values',
  `select name, value from scenario_secret where company_id = $1 and name = any($2::text[])`,
);

/** A value moved to another name does not open. */
const columnOf = (name: string): string => `scenario_secret.${name}`;
const objectOf = (name: string): AuditObject => ({ kind: 'scenario_secret', id: null, name });

/** Keys of other programs, for HTTP steps: written by admins, read only where a request is made. */
export class ScenarioSecretStore {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {}

  list(companyId: number): Promise<ScenarioSecretRow[]> {
    return this.database.transaction(companyId, (tx) => tx.query<ScenarioSecretRow>(list, [companyId]));
  }

  async put(companyId: number, name: string, value: string): Promise<ScenarioSecretRow> {
    const sealed = this.box.seal(companyId, columnOf(name), value);
    const [row] = await this.database.transaction(companyId, async (tx) => {
      const set = await tx.query<ScenarioSecretRow>(put, [companyId, name, sealed]);
      if (set.length > 0) await recordAudit(tx, { action: 'scenario_secret.set', object: objectOf(name) });
      return set;
    });
    if (row) return row;
    const words = `A company can have ${SCENARIO_LIMITS.secrets} secrets at most; delete one that is not needed any more`;
    throw new DomainError('too_many_secrets', words, 'conflict');
  }

  async remove(companyId: number, name: string): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query(remove, [companyId, name]);
      if (!row) throw notFound('Secret');
      await recordAudit(tx, { action: 'scenario_secret.deleted', object: objectOf(name) });
    });
  }

  /** Opened, by name; one that is gone is missing. */
  async values(companyId: number, names: readonly string[]): Promise<Record<string, string>> {
    if (names.length === 0) return {};
    const rows = await this.database.transaction(companyId, (tx) => tx.query<{ name: string; value: string }>(values, [companyId, names]));
    return Object.fromEntries(rows.map(({ name, value }) => [name, this.box.open(companyId, columnOf(name), value)]));
  }
}
