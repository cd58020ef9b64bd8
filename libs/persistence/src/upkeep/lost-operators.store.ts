import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { changePresence, presenceChange } from '../operators/presence.change.js';
import { statement } from '../statement.js';

/** Three missed heartbeats of the console: whoever is silent for so long has lost his connection, or his API process died. */
export const LOST_AFTER_SECONDS = 45;

const LOST = `connected and seen_at < now() - interval '${LOST_AFTER_SECONDS} seconds'`;

const companiesStatement = statement(
  'upkeep.lost_operators',
  `select distinct company_id as "companyId" from operator_presence where ${LOST}`,
);
const disconnectStatement = presenceChange('upkeep.disconnect_operators', LOST, { connected: 'false' });

/** Shows operators as disconnected whose console fell silent; resolves with their number. */
export async function disconnectLost(jobs: JobsDatabase, database: Database): Promise<number> {
  let lost = 0;
  for (const { companyId } of await jobs.query<{ companyId: number }>(companiesStatement)) {
    lost += (await database.transaction(companyId, (tx) => changePresence(tx, disconnectStatement, []))).length;
  }
  return lost;
}
