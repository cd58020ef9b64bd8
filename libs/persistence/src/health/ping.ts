import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

const ping = statement('health.ping', 'select 1 as answer');

/** Resolves when the pool that serves requests has a connection that answers. No company has the id 1 (ids start at 1001). */
export async function pingAsApp(database: Database): Promise<void> {
  await database.transaction(1, (tx) => tx.query(ping));
}

/** Resolves when the pool of the cross-company look-ups answers. */
export async function pingAsJobs(jobs: JobsDatabase): Promise<void> {
  await jobs.query(ping);
}
