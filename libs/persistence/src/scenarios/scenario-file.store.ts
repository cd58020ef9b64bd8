import { DomainError } from '#domain/shared/domain-error.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import type { Database, Tx } from '../database.js';
import { statement } from '../statement.js';

export interface ScenarioFileRow {
  id: number;
  name: string;
  mime: string;
  size: number;
  storageKey: string;
}

const insert = statement(
  'scenario_files.add',
  `insert into scenario_file (company_id, name, mime, size, storage_key)
   select $1, $2, $3, $4, $5 where (select count(*) from scenario_file where company_id = $1) < ${SCENARIO_LIMITS.files}
   returning id`,
);
const one = statement(
  'scenario_files.one',
  `select id, name, mime, size, storage_key as "storageKey" from scenario_file where company_id = $1 and id = $2`,
);

/** Files that scenarios send. They stay: revisions that name them are never deleted. */
export class ScenarioFileStore {
  constructor(private readonly database: Database) {}

  async add(companyId: number, { name, mime, size, storageKey }: Omit<ScenarioFileRow, 'id'>): Promise<number> {
    const values = [companyId, name, mime, size, storageKey];
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<{ id: number }>(insert, values));
    if (!row)
      throw new DomainError('too_many_files', `The scenarios of a company can have ${SCENARIO_LIMITS.files} files at most`, 'conflict');
    return row.id;
  }
}

export async function scenarioFile(tx: Tx, id: number): Promise<ScenarioFileRow | null> {
  return (await tx.query<ScenarioFileRow>(one, [tx.companyId, id]))[0] ?? null;
}
