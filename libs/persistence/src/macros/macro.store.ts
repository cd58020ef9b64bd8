import type { MacroFields } from '#domain/macros/macro.js';
import { CommandTaken } from '#domain/macros/macros.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit, type AuditEntry } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import { markOf } from '../audit/kept-dark.js';
import type { Database, Tx } from '../database.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import { macroById, type MacroRow } from './macro.view.js';

const returning = `returning id, command, name, text, created_at as "createdAt"`;
const insert = statement('macros.insert', `insert into macro (company_id, command, name, text) values ($1, $2, $3, $4) ${returning}`);
const update = statement(
  'macros.update',
  `update macro set command = coalesce($3, command), name = coalesce($4, name), text = coalesce($5, text)
    where company_id = $1 and id = $2 ${returning}`,
);
const remove = statement('macros.delete', `delete from macro where company_id = $1 and id = $2 ${returning}`);

const REFUSALS = { [UNIQUE_VIOLATION]: () => new CommandTaken() };

/** The quick answers of a company. */
export class MacroStore {
  constructor(private readonly database: Database) {}

  async add(companyId: number, { command, name, text }: MacroFields): Promise<MacroRow> {
    const added = this.database.transaction(companyId, async (tx) => {
      const macro = only(await tx.query<MacroRow>(insert, [companyId, command, name, text]));
      await audit(tx, macro, { action: 'macro.created', after: fieldsOf(macro) });
      return macro;
    });
    return refusing(added, REFUSALS);
  }

  async change(companyId: number, id: number, { command, name, text }: Partial<MacroFields>): Promise<MacroRow> {
    const values = [companyId, id, command ?? null, name ?? null, text ?? null];
    const changed = this.database.transaction(companyId, async (tx) => {
      const before = await macroById(tx, id);
      const macro = only(await tx.query<MacroRow>(update, values));
      await audit(tx, macro, { action: 'macro.changed', before: before && fieldsOf(before), after: fieldsOf(macro) });
      return macro;
    });
    return refusing(changed, REFUSALS);
  }

  async delete(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const macro = only(await tx.query<MacroRow>(remove, [companyId, id]));
      await audit(tx, macro, { action: 'macro.deleted', before: fieldsOf(macro) });
    });
  }
}

const audit = (tx: Tx, { id, name }: MacroRow, entry: Omit<AuditEntry, 'object'>): Promise<void> =>
  recordAudit(tx, { ...entry, object: { kind: 'macro', id, name } });

/** What is sent to clients stays out of the audit log. */
const fieldsOf = ({ command, name, text }: MacroRow): Fields => ({ command, name, text: markOf(text) });

function only<Row>([row]: Row[]): Row {
  if (row === undefined) throw notFound('Quick answer');
  return row;
}
