import type { MacroFields } from '#domain/macros/macro.js';
import { CommandTaken } from '#domain/macros/macros.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { MacroRow } from './macro.view.js';

const returning = `returning id, command, name, text, created_at as "createdAt"`;
const insert = statement('macros.insert', `insert into macro (company_id, command, name, text) values ($1, $2, $3, $4) ${returning}`);
const update = statement(
  'macros.update',
  `update macro set command = coalesce($3, command), name = coalesce($4, name), text = coalesce($5, text)
    where company_id = $1 and id = $2 ${returning}`,
);
const remove = statement('macros.delete', `delete from macro where company_id = $1 and id = $2 returning id`);

const REFUSALS = { [UNIQUE_VIOLATION]: () => new CommandTaken() };

/** The quick answers of a company. */
export class MacroStore {
  constructor(private readonly database: Database) {}

  async add(companyId: number, { command, name, text }: MacroFields): Promise<MacroRow> {
    const added = this.database.transaction(companyId, (tx) => tx.query<MacroRow>(insert, [companyId, command, name, text]));
    return only(await refusing(added, REFUSALS));
  }

  async change(companyId: number, id: number, { command, name, text }: Partial<MacroFields>): Promise<MacroRow> {
    const values = [companyId, id, command ?? null, name ?? null, text ?? null];
    return only(
      await refusing(
        this.database.transaction(companyId, (tx) => tx.query<MacroRow>(update, values)),
        REFUSALS,
      ),
    );
  }

  async delete(companyId: number, id: number): Promise<void> {
    only(await this.database.transaction(companyId, (tx) => tx.query(remove, [companyId, id])));
  }
}

function only<Row>([row]: Row[]): Row {
  if (row === undefined) throw notFound('Quick answer');
  return row;
}
