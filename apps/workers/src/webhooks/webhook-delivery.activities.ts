import { heartbeat } from '@temporalio/activity';
import type { Database } from '#persistence/database.js';
import { claimDue, planRetries } from '#persistence/webhooks/webhook-attempt.store.js';
import type { ClaimedDelivery } from '#persistence/webhooks/webhook-delivery.queue.js';
import type { WebhookDeliveryActivities } from '#workflows/webhook-delivery/webhook-delivery.activities.js';
import type { WebhookDeliveryInput } from '#workflows/webhook-delivery/webhook-delivery.contract.js';
import type { DeliverWebhook } from './deliver-webhook.js';
import type { TellAdmins } from './tell-admins.js';

/** An endpoint that failed gets no more than this at once, */
const SIDE_BY_SIDE = 2;
/** and so much in one activity, which is then over well within its time even where every attempt hangs. */
const ROUNDS = 8;

/** As the worker takes them: functions without an object. */
export function webhookDeliveryActivities(database: Database, deliver: DeliverWebhook, tell: TellAdmins): WebhookDeliveryActivities {
  return {
    attemptDue: (webhook) => attemptDue(database, deliver, webhook),
    tellAdmins: (webhook) => tell.run(webhook),
  };
}

async function attemptDue(
  database: Database,
  deliver: DeliverWebhook,
  { companyId, webhookId }: WebhookDeliveryInput,
): Promise<{ nextInMs: number | null }> {
  const take = (): Promise<ClaimedDelivery[]> => database.transaction(companyId, (tx) => claimDue(tx, webhookId, SIDE_BY_SIDE));
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await take();
    if (due.length === 0) break;
    await Promise.all(due.map((delivery) => deliver.run(delivery)));
    heartbeat();
  }
  const nextInMs = await database.transaction(companyId, (tx) => planRetries(tx, webhookId));
  return { nextInMs: nextInMs === null ? null : Math.max(Math.ceil(nextInMs), 0) };
}
