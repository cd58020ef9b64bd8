import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

export interface NewSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

const forget = statement('push.forget_endpoint', `delete from push_subscription where endpoint = $1 and session_id <> $2`);
const add = statement(
  'push.subscribe',
  `with old as (delete from push_subscription where session_id = $3 and company_id = $1 and endpoint <> $4)
   insert into push_subscription (company_id, operator_id, session_id, endpoint, p256dh, auth) values ($1, $2, $3, $4, $5, $6)
   on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth`,
);
const remove = statement('push.unsubscribe', `delete from push_subscription where company_id = $1 and session_id = $2`);
const removeOne = statement('push.remove', `delete from push_subscription where company_id = $1 and id = $2`);

/** Browsers that are told while no tab is open: one a session, and gone with it. */
export class PushSubscriptionStore {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
  ) {}

  /** A browser is told of one session's news only: whoever was signed in there before, in whatever company, is not told there any more. */
  async add(who: { companyId: number; operatorId: number; sessionId: number }, { endpoint, p256dh, auth }: NewSubscription): Promise<void> {
    const { companyId, operatorId, sessionId } = who;
    await this.jobs.query(forget, [endpoint, sessionId]);
    await this.database.transaction(companyId, (tx) => tx.query(add, [companyId, operatorId, sessionId, endpoint, p256dh, auth]));
  }

  async removeOf({ companyId, sessionId }: { companyId: number; sessionId: number }): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(remove, [companyId, sessionId]));
  }

  /** The push service knows it no more. */
  async remove(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(removeOne, [companyId, id]));
  }
}
