import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

export type QuarantineReason = 'unparsable' | 'not_served' | 'item_failed';

const keep = statement(
  'quarantine.keep',
  `with kept as (insert into quarantined_update (company_id, channel_id, reason, error, body) values ($1, $2, $3, $4, $5) returning channel_id),
   shown as (update channel set last_error = $4, last_error_at = now() where id = (select channel_id from kept))
   insert into event (company_id, kind, data) select $1, 'channel_changed', jsonb_build_object('channelId', channel_id) from kept`,
);

const byId = statement(
  'quarantine.by_id',
  `select q.body, c.transport, c.key from quarantined_update q join channel c on c.id = q.channel_id where q.company_id = $1 and q.id = $2`,
);

const replayed = statement('quarantine.replayed', `update quarantined_update set replayed_at = now() where id = $1 and company_id = $2`);
const stillFailing = statement('quarantine.still_failing', `update quarantined_update set error = $3 where id = $1 and company_id = $2`);

/** Provider bodies that could not become what they should: kept raw, with the reason, until they are replayed or expire. */
export class QuarantineStore {
  constructor(private readonly database: Database) {}

  async keep(companyId: number, channelId: number, reason: QuarantineReason, error: string, body: Uint8Array): Promise<void> {
    await this.database.transaction(companyId, (tx) =>
      tx.query(keep, [companyId, channelId, reason, error.slice(0, 1_000), Buffer.from(body)]),
    );
  }

  async find(companyId: number, id: number): Promise<{ body: Buffer; transport: string; key: string } | null> {
    const rows = await this.database.transaction(companyId, (tx) =>
      tx.query<{ body: Buffer; transport: string; key: string }>(byId, [companyId, id]),
    );
    return rows[0] ?? null;
  }

  async markReplayed(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(replayed, [id, companyId]));
  }

  async markFailing(companyId: number, id: number, error: string): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(stillFailing, [id, companyId, error.slice(0, 1_000)]));
  }
}

const pendingStatement = statement(
  'quarantine.pending',
  `select q.id, q.company_id as "companyId" from quarantined_update q join channel c on c.id = q.channel_id
    where q.replayed_at is null and ($1::text is null or c.key = $1) and ($2::bigint is null or q.id = $2) and q.id > $3
    order by q.id limit 500`,
);

/** What still waits for a replay, of all companies, oldest first; by channel key or by its own id where these are given. */
export function pendingUpdates(
  jobs: JobsDatabase,
  filter: { channelKey: string | null; id: number | null; after: number },
): Promise<{ id: number; companyId: number }[]> {
  return jobs.query(pendingStatement, [filter.channelKey, filter.id, filter.after]);
}
