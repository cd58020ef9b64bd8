import type { CustomFieldKind } from '#domain/custom-fields/custom-field.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface CustomFieldRow {
  id: number;
  name: string;
  kind: CustomFieldKind;
  options: string[];
  position: number;
}

const list = statement(
  'custom_fields.list',
  `select id, name, kind, options, position from custom_client_field where company_id = $1 order by position, id limit 500`,
);

export const listCustomFields = (tx: Tx): Promise<CustomFieldRow[]> => tx.query<CustomFieldRow>(list, [tx.companyId]);
