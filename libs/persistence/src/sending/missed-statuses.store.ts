import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import { storeAccepted } from './sending.store.js';

/** Longer than any worker is away; an older status of a message that nobody here knows is nobody's. */
const LOOKED_AT = `interval '1 hour'`;

const companiesStatement = statement(
  'missed_statuses.companies',
  `select distinct company_id as "companyId" from early_status where received_at > now() - ${LOOKED_AT}`,
);

const missedStatement = statement(
  'missed_statuses.find',
  `select m.id as "messageId", e.external_id as "externalId"
     from early_status e
     join message_external_id x on x.channel_id = e.channel_id and x.external_id = e.external_id
     join message m on m.id = x.message_id and m.kind in ('to_client', 'autoreply')
    where e.company_id = $1 and e.received_at > now() - ${LOOKED_AT} limit 500`,
);

/**
 * A status and the answer of its send that are stored at the same moment do not see each other: the status is then kept for an answer
 * that has come already. Takes such statuses over as the answer would have; resolves with how many messages there were.
 */
/** Also of what was written on a phone into a blocked dialog. */
const WITH_BLOCKED = { seesWithheld: true };

export async function settleMissedStatuses(jobs: JobsDatabase, database: Database): Promise<number> {
  let settled = 0;
  for (const { companyId } of await jobs.query<{ companyId: number }>(companiesStatement)) {
    settled += await database.transaction(
      companyId,
      async (tx) => {
        const missed = await tx.query<{ messageId: number; externalId: string }>(missedStatement, [companyId]);
        for (const { messageId, externalId } of missed) await storeAccepted(tx, messageId, { externalId });
        return missed.length;
      },
      WITH_BLOCKED,
    );
  }
  return settled;
}
