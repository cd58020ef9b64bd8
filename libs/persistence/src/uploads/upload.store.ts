import type { Database } from '../database.js';
import { statement } from '../statement.js';

export interface NewUpload {
  operatorId: number | null;
  name: string;
  mime: string;
  size: number;
  storageKey: string;
}

const insert = statement(
  'uploads.add',
  `insert into upload (company_id, operator_id, name, mime, size, storage_key) values ($1, $2, $3, $4, $5, $6) returning id`,
);

/** Files that wait to be sent. */
export class UploadStore {
  constructor(private readonly database: Database) {}

  async add(companyId: number, { operatorId, name, mime, size, storageKey }: NewUpload): Promise<number> {
    const values = [companyId, operatorId, name, mime, size, storageKey];
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<{ id: number }>(insert, values));
    return row!.id;
  }
}
