import type { OwnStatusKind } from '#domain/operators/own-status.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A status of the company's own. */
export interface OwnStatusRow {
  id: number;
  name: string;
  kind: OwnStatusKind;
}

const list = statement('own_statuses.list', `select id, name, kind from operator_status where company_id = $1 order by position, id`);
const one = statement('own_statuses.one', `select id, name, kind from operator_status where company_id = $1 and id = $2`);

export const listOwnStatuses = (tx: Tx): Promise<OwnStatusRow[]> => tx.query<OwnStatusRow>(list, [tx.companyId]);

export async function ownStatusById(tx: Tx, id: number): Promise<OwnStatusRow> {
  const [row] = await tx.query<OwnStatusRow>(one, [tx.companyId, id]);
  if (!row) throw new Error('A status was not found right after it was written');
  return row;
}
