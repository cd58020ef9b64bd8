import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** A delivery that this process holds and may attempt, once. */
export interface ClaimedDelivery {
  id: number;
  companyId: number;
  webhookId: number;
  attempt: number;
}

/** An exchange ends within 15 seconds: whoever holds a delivery for longer has died. */
export const STUCK_AFTER_SECONDS = 60;
const KEPT_DAYS = 30;
const BATCH = 2_000;

// An endpoint that fails gets one attempt at a time until it has taken something: what it does not answer holds no more places.
const claimStatement = statement(
  'webhooks.claim',
  `with recursive waiting as (
     (select webhook_id from webhook_delivery where state = 'queued' order by webhook_id limit 1)
     union all
     select (select d.webhook_id from webhook_delivery d where d.state = 'queued' and d.webhook_id > w.webhook_id order by d.webhook_id limit 1)
       from waiting w where w.webhook_id is not null),
   heads as (
     select head.id
       from waiting w join webhook h on h.id = w.webhook_id and h.state = 'enabled'
       left join unnest($2::bigint[], $3::int[]) as busy (webhook_id, attempts) on busy.webhook_id = w.webhook_id
      cross join lateral (
        select d.id from webhook_delivery d where d.webhook_id = w.webhook_id and d.state = 'queued'
         order by d.id limit greatest(case when h.failing_since is null then $4 else 1 end - coalesce(busy.attempts, 0), 0)) head),
   chosen as (
     select id from webhook_delivery where id in (select id from heads) and state = 'queued' order by id limit $1 for update skip locked)
   update webhook_delivery d set state = 'sending', attempts = d.attempts + 1, claimed_at = now()
     from chosen where d.id = chosen.id
   returning d.id, d.company_id as "companyId", d.webhook_id as "webhookId", d.attempts as attempt`,
);

// It may have arrived: the receiver knows it again by its id.
const releaseStuckStatement = statement(
  'webhooks.release_stuck',
  `update webhook_delivery set state = 'queued', claimed_at = null, attempts = greatest(attempts - 1, 0)
    where id in (select id from webhook_delivery where state = 'sending' and claimed_at < now() - make_interval(secs => $1)
                  order by id limit 500 for update skip locked) returning 1`,
);

const expiredStatement = statement(
  'webhooks.expired',
  `delete from webhook_delivery
    where id in (select id from webhook_delivery where created_at < now() - interval '${KEPT_DAYS} days' order by created_at limit ${BATCH})
   returning 1`,
);

/** Deliveries of all companies that wait for their first attempt, as the workers take them. */
export class WebhookDeliveryQueue {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly perWebhook: number,
  ) {}

  /** Takes up to `limit`; `busy` are the attempts under way by webhook. */
  claim(limit: number, busy: ReadonlyMap<number, number>): Promise<ClaimedDelivery[]> {
    return this.jobs.query<ClaimedDelivery>(claimStatement, [limit, [...busy.keys()], [...busy.values()], this.perWebhook]);
  }

  /** Gives back what somebody took and never finished; resolves with how many. */
  async releaseStuck(afterSeconds = STUCK_AFTER_SECONDS): Promise<number> {
    return (await this.jobs.query(releaseStuckStatement, [afterSeconds])).length;
  }

  /** Deletes deliveries that nobody will look at any more, with their attempts. */
  async deleteExpired(): Promise<number> {
    let total = 0;
    for (let batch = BATCH; batch === BATCH; total += batch) batch = (await this.jobs.query(expiredStatement)).length;
    return total;
  }
}
