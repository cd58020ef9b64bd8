import type { Revision } from '#domain/scenarios/run-desk.port.js';
import type { Tx } from '../database.js';
import * as sql from './run.sql.js';

/** A company has few scenarios that run, and each of them rarely a new revision. */
const MOST = 500;

/** Revisions, read once a process: they never change. Kept by company, so that none sees another's. */
export class RevisionCache {
  private readonly known = new Map<string, Revision>();

  async get(tx: Tx, id: number): Promise<Revision | null> {
    const key = `${tx.companyId}:${id}`;
    const found = this.known.get(key);
    if (found) return found;
    const [revision] = await tx.query<Revision>(sql.revision, [tx.companyId, id]);
    if (!revision) return null;
    // The one that has been there longest leaves.
    for (const oldest of this.known.keys()) if (this.known.size >= MOST) this.known.delete(oldest);
    this.known.set(key, revision);
    return revision;
  }
}
