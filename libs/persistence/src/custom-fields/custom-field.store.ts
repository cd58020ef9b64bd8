import { CustomFieldNameTaken, type CustomFieldFields } from '#domain/custom-fields/custom-field.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit, type AuditEntry } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { CustomFieldRow } from './custom-field.view.js';

const returning = 'returning id, name, kind, options, position';
const insert = statement(
  'custom_fields.insert',
  `insert into custom_client_field (company_id, name, kind, options, position)
   select $1, $2, $3, $4, coalesce(max(position), 0) + 1 from custom_client_field where company_id = $1 ${returning}`,
);
const update = statement(
  'custom_fields.update',
  `update custom_client_field set name = coalesce($3, name), kind = coalesce($4, kind), options = coalesce($5, options),
     position = coalesce($6, position)
    where company_id = $1 and id = $2 ${returning}`,
);
const remove = statement('custom_fields.delete', `delete from custom_client_field where company_id = $1 and id = $2 ${returning}`);
const one = statement(
  'custom_fields.one',
  `select id, name, kind, options, position from custom_client_field where company_id = $1 and id = $2`,
);

const REFUSALS = { [UNIQUE_VIOLATION]: () => new CustomFieldNameTaken() };

/** The company's own fields on cards. */
export class CustomFieldStore {
  constructor(private readonly database: Database) {}

  async add(companyId: number, { name, kind, options }: CustomFieldFields): Promise<CustomFieldRow> {
    const values = [companyId, name, kind, JSON.stringify(options)];
    const added = this.database.transaction(companyId, async (tx) => {
      const field = only(await tx.query<CustomFieldRow>(insert, values));
      await audit(tx, field, { action: 'custom_field.created', after: fieldsOf(field) });
      return field;
    });
    return refusing(added, REFUSALS);
  }

  async change(companyId: number, id: number, fields: Partial<CustomFieldFields> & { position?: number }): Promise<CustomFieldRow> {
    const { name, kind, options, position } = fields;
    const values = [companyId, id, name ?? null, kind ?? null, options ? JSON.stringify(options) : null, position ?? null];
    const changed = this.database.transaction(companyId, async (tx) => {
      const before = only(await tx.query<CustomFieldRow>(one, [companyId, id]));
      const field = only(await tx.query<CustomFieldRow>(update, values));
      await audit(tx, field, { action: 'custom_field.changed', before: fieldsOf(before), after: fieldsOf(field) });
      return field;
    });
    return refusing(changed, REFUSALS);
  }

  /** What cards hold in it stays with them, as programs may have written it. */
  async delete(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const field = only(await tx.query<CustomFieldRow>(remove, [companyId, id]));
      await audit(tx, field, { action: 'custom_field.deleted', before: fieldsOf(field) });
    });
  }
}

const audit = (tx: Tx, { id, name }: CustomFieldRow, entry: Omit<AuditEntry, 'object'>): Promise<void> =>
  recordAudit(tx, { ...entry, object: { kind: 'custom_field', id, name } });

const fieldsOf = ({ name, kind, options, position }: CustomFieldRow): Fields => ({ name, kind, options, position });

function only<Row>([row]: Row[]): Row {
  if (row === undefined) throw notFound('Field');
  return row;
}
