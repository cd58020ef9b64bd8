import { TEST_HOOK_TYPE } from '#domain/webhooks/webhook-event.js';
import { afterFailure, type AfterFailure, type RetrySchedule } from '#domain/webhooks/delivery-plan.js';
import type { Tx } from '../database.js';
import { recordAudit } from '../audit/audit.store.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import type { ClaimedDelivery } from './webhook-delivery.queue.js';

/** A claimed delivery with all that sending it needs. */
export interface LoadedDelivery {
  key: string;
  body: string;
  url: string;
  /** Sealed. */
  secrets: string;
  headerAliases: Record<string, string>;
}

/** What came of one attempt. `status` is null without an answer; `error` says in words why it is none. */
export interface AttemptResult {
  at: Date;
  durationMs: number;
  status: number | null;
  answer: string | null;
  error: string | null;
  retryAfter: number | null;
}

interface StandingRow {
  schedule: RetrySchedule;
  failingSince: Date;
  failedTries: number;
  retriesWakeAt: Date | null;
  isTest: boolean;
}

const loadStatement = statement(
  'webhooks.load',
  `select d.key, d.body, w.url, w.secrets, w.header_aliases as "headerAliases"
     from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.company_id = $1 and d.id = $2 and d.attempts = $3 and d.state = 'sending' and w.state = 'enabled'`,
);

const unclaimStatement = statement(
  'webhooks.unclaim',
  `update webhook_delivery set state = 'queued', claimed_at = null, attempts = greatest(attempts - 1, 0)
    where company_id = $1 and id = $2 and attempts = $3 and state = 'sending'`,
);

const claimDueStatement = statement(
  'webhooks.claim_due',
  `with due as (
     select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id and w.state = 'enabled'
      where d.company_id = $1 and d.webhook_id = $2 and d.state = 'retrying' and d.next_attempt_at <= now()
      order by d.next_attempt_at limit $3 for update of d skip locked)
   update webhook_delivery d set state = 'sending', attempts = d.attempts + 1, claimed_at = now() from due where d.id = due.id
   returning d.id, d.company_id as "companyId", d.webhook_id as "webhookId", d.attempts as attempt`,
);

const ATTEMPT = `insert into webhook_attempt (company_id, delivery_id, at, duration_ms, status, answer, error)
  select $1, d.id, $3, $4, $5, $6, $7`;

// Holds even if the claim was lost meanwhile: what arrived has arrived. The webhook's row is one for all its deliveries, so its
// last success is noted now and then.
const deliveredStatement = statement(
  'webhooks.delivered',
  `with d as (
     update webhook_delivery set state = 'delivered', delivered_at = now(), claimed_at = null, next_attempt_at = null
      where company_id = $1 and id = $2 and state in ('sending', 'queued', 'retrying') returning id, webhook_id),
   a as (${ATTEMPT} from d)
   update webhook w set last_success_at = now(), failing_since = null, failed_tries = 0 from d
    where w.id = d.webhook_id
      and (w.failing_since is not null or w.last_success_at is null or w.last_success_at < now() - interval '10 seconds')`,
);

// Locks the webhook: of failures that are stored side by side each counts those before it.
const failingStatement = statement(
  'webhooks.failing',
  `update webhook w set failing_since = coalesce(w.failing_since, $3), last_failure_at = now(), last_error = left($4, 500),
          failed_tries = case when w.failing_since is null then 1 else w.failed_tries + 1 end
     from webhook_delivery d
    where w.company_id = $1 and d.id = $2 and w.id = d.webhook_id
   returning w.schedule, w.failing_since as "failingSince", w.failed_tries as "failedTries", w.retries_wake_at as "retriesWakeAt",
             d.hook_type = '${TEST_HOOK_TYPE}' as "isTest"`,
);

const failedStatement = statement(
  'webhooks.failed',
  `with d as (
     update webhook_delivery set claimed_at = null, state = case when $9::float8 is null then 'failed' else 'retrying' end,
            next_attempt_at = now() + make_interval(secs => $9::float8)
      where company_id = $1 and id = $2 and attempts = $8 and state = 'sending' returning id, next_attempt_at),
   a as (${ATTEMPT} from d)
   select next_attempt_at as "nextAttemptAt" from d`,
);

const wakeAtStatement = statement('webhooks.wake_at', `update webhook set retries_wake_at = $3 where company_id = $1 and id = $2`);

const switchOffStatement = statement(
  'webhooks.switch_off',
  `update webhook set state = 'disabled', disabled_reason = $3, disabled_at = now(), retries_wake_at = null
    where company_id = $1 and id = $2 and state = 'enabled' returning name`,
);
const cancelStatement = statement(
  'webhooks.cancel_waiting',
  `update webhook_delivery set state = 'cancelled', next_attempt_at = null
    where company_id = $1 and webhook_id = $2 and state in ('queued', 'retrying')`,
);

// Locks the webhook, so that a failure that is stored at this moment is seen here or sees what is written here.
const planStatement = statement(
  'webhooks.plan',
  `with held as materialized (select id, state from webhook where company_id = $1 and id = $2 for update)
   select h.state = 'enabled' as enabled from held h`,
);
const nextDueStatement = statement(
  'webhooks.next_due',
  `update webhook w set retries_wake_at = due.at
     from (select min(next_attempt_at) as at from webhook_delivery where company_id = $1 and webhook_id = $2 and state = 'retrying') due
    where w.company_id = $1 and w.id = $2
   returning extract(epoch from due.at - now())::float8 * 1000 as "inMs"`,
);

/** Null: the claim no longer holds, or the webhook is switched off. */
export async function loadDelivery(tx: Tx, { id, attempt }: ClaimedDelivery): Promise<LoadedDelivery | null> {
  const [row] = await tx.query<LoadedDelivery>(loadStatement, [tx.companyId, id, attempt]);
  return row ?? null;
}

/** Nothing was sent: it waits as if nobody had taken it. */
export async function unclaim(tx: Tx, { id, attempt }: ClaimedDelivery): Promise<void> {
  await tx.query(unclaimStatement, [tx.companyId, id, attempt]);
}

/** Takes deliveries whose next attempt is due, the longest due first. */
export function claimDue(tx: Tx, webhookId: number, limit: number): Promise<ClaimedDelivery[]> {
  return tx.query<ClaimedDelivery>(claimDueStatement, [tx.companyId, webhookId, limit]);
}

export async function storeDelivered(tx: Tx, { id }: ClaimedDelivery, result: AttemptResult): Promise<void> {
  await tx.query(deliveredStatement, [tx.companyId, id, ...attemptValues(result)]);
}

/** Stores a failed attempt and what follows from it. After the commit: wake 'outbox'; and 'event' when it was switched off. */
export async function storeFailed(tx: Tx, claimed: ClaimedDelivery, result: AttemptResult): Promise<AfterFailure> {
  const { id, webhookId, attempt } = claimed;
  const words = result.error ?? `HTTP ${result.status}`;
  const [standing] = await tx.query<StandingRow>(failingStatement, [tx.companyId, id, result.at, words]);
  if (!standing) return { nextInSeconds: null, switchOff: null };
  const { status, retryAfter } = result;
  const next = afterFailure({ ...standing, attempts: attempt, status, retryAfter }, new Date(), Math.random());
  const values = [tx.companyId, id, ...attemptValues(result), attempt, next.nextInSeconds];
  const [stored] = await tx.query<{ nextAttemptAt: Date | null }>(failedStatement, values);
  if (next.switchOff) await switchOff(tx, webhookId, next.switchOff);
  else if (stored?.nextAttemptAt) await wakeRetries(tx, webhookId, stored.nextAttemptAt, standing.retriesWakeAt);
  return next;
}

/** In how many milliseconds the next retry of a webhook is due; null: none is, and its process may end. */
export async function planRetries(tx: Tx, webhookId: number): Promise<number | null> {
  const [held] = await tx.query<{ enabled: boolean }>(planStatement, [tx.companyId, webhookId]);
  if (!held?.enabled) {
    await tx.query(wakeAtStatement, [tx.companyId, webhookId, null]);
    return null;
  }
  const [next] = await tx.query<{ inMs: number | null }>(nextDueStatement, [tx.companyId, webhookId]);
  return next?.inMs ?? null;
}

/** A process that slept through its time is lost, whatever became of it. */
const OVERDUE_MS = 60_000;

/** The process of a webhook sleeps until the retry it knows of: only an earlier one, or the first, needs to be told. */
async function wakeRetries(tx: Tx, webhookId: number, at: Date, wakesAt: Date | null): Promise<void> {
  const sleeps = wakesAt !== null && wakesAt <= at && wakesAt.getTime() > Date.now() - OVERDUE_MS;
  if (sleeps) return;
  await tx.query(wakeAtStatement, [tx.companyId, webhookId, at]);
  tellProcess(tx, webhookId, { news: 'failed' });
}

async function switchOff(tx: Tx, webhookId: number, reason: 'gone' | 'no_success'): Promise<void> {
  const [webhook] = await tx.query<{ name: string }>(switchOffStatement, [tx.companyId, webhookId, reason]);
  if (!webhook) return;
  const object = { kind: 'webhook', id: webhookId, name: webhook.name };
  await recordAudit(tx, { action: 'webhook.changed', object, before: { state: 'enabled' }, after: { state: 'disabled' } });
  await tx.query(cancelStatement, [tx.companyId, webhookId]);
  await recordEvents(tx, [{ kind: 'webhook_changed', data: { webhookId } }]);
  tellProcess(tx, webhookId, { news: 'switched_off', reason });
}

/** What the process `webhook-delivery` hears; a start meets the running one as a signal. After the commit: `wake.wake('outbox')`. */
export function tellProcess(tx: Tx, webhookId: number, news: { news: 'failed' | 'changed' | 'switched_off'; reason?: string }): void {
  addToOutbox(tx, [
    {
      process: 'webhook-delivery',
      action: 'start',
      workflowId: `webhook-delivery:${webhookId}`,
      payload: { companyId: tx.companyId, webhookId, ...news },
    },
  ]);
}

const attemptValues = ({ at, durationMs, status, answer, error }: AttemptResult): unknown[] => [at, durationMs, status, answer, error];
