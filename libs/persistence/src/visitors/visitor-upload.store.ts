import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A file that a visitor uploaded and has not sent yet. */
export interface VisitorUpload {
  id: number;
  name: string;
  mime: string;
  size: number;
  storageKey: string;
}

const COLUMNS = `id, name, mime, size, storage_key as "storageKey"`;

const insert = statement(
  'visitor_uploads.add',
  `insert into upload (company_id, visitor_hash, name, mime, size, storage_key) values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
);
const own = statement(
  'visitor_uploads.own',
  `select ${COLUMNS} from upload where id = any($3::bigint[]) and company_id = $1 and visitor_hash = $2 order by array_position($3::bigint[], id)`,
);
const sent = statement('visitor_uploads.sent', `delete from upload where id = any($3::bigint[]) and company_id = $1 and visitor_hash = $2`);

export async function addVisitorUpload(tx: Tx, visitor: Buffer, file: Omit<VisitorUpload, 'id'>): Promise<VisitorUpload> {
  const [row] = await tx.query<VisitorUpload>(insert, [tx.companyId, visitor, file.name, file.mime, file.size, file.storageKey]);
  return row!;
}

/** Those of them that are this visitor's, in the order asked for. */
export function uploadsOf(tx: Tx, visitor: Buffer, ids: number[]): Promise<VisitorUpload[]> {
  return ids.length === 0 ? Promise.resolve([]) : tx.query<VisitorUpload>(own, [tx.companyId, visitor, ids]);
}

/** They are files of a message now. */
export function uploadsSent(tx: Tx, visitor: Buffer, ids: number[]): void {
  if (ids.length > 0) tx.write(sent, [tx.companyId, visitor, ids]);
}
