import type { Importer } from '#domain/scenarios/exchange/import-scenario.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const list = (from: string, name = 'name', more = ''): string =>
  `coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', ${name}${more}) order by id) from ${from}), '[]')`;

const named = statement(
  'scenarios.named',
  `select ${list('tag where company_id = $1', 'label')} as tags,
          ${list(`operator where company_id = $1 and state = 'active'`, `concat_ws(' ', first_name, nullif(last_name, ''))`)} as operators,
          ${list('operator_group where company_id = $1')} as groups,
          ${list('channel where company_id = $1 and deleted_at is null')} as channels,
          ${list('custom_client_field where company_id = $1')} as "customFields",
          ${list('scenario where company_id = $1 and deleted_at is null')} as scenarios,
          ${list('scenario_file where company_id = $1', 'name', `, 'mime', mime, 'size', size`)} as files`,
);

/** All that a scenario may name, with names: asked for when one goes out as a file or comes in as one. */
export async function importerOf(tx: Tx): Promise<Importer> {
  const [row] = await tx.query<Importer>(named, [tx.companyId]);
  if (!row) throw new Error('The company did not answer');
  return row;
}
