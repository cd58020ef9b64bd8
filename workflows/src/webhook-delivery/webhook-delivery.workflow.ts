import { ActivityFailure, condition, continueAsNew, isCancellation, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import type { WebhookDeliveryActivities } from './webhook-delivery.activities.js';
import {
  webhookDeliveryStateQuery,
  webhookNewsSignal,
  type SwitchOffReason,
  type WebhookDeliveryInput,
  type WebhookDeliveryResult,
} from './webhook-delivery.contract.js';

/** Each attempt in it has its own limit; the heartbeat tells of a worker that died. */
const attempts = { taskQueue: 'webhooks', startToCloseTimeout: '5 minutes', heartbeatTimeout: '45 seconds' } as const;
/** A mail server may be away for hours; after two days the console's notice must do. */
const mail = { taskQueue: 'webhooks', startToCloseTimeout: '1 minute', scheduleToCloseTimeout: '2 days' } as const;

const { attemptDue } = proxyActivities<WebhookDeliveryActivities>(attempts);
const { tellAdmins } = proxyActivities<WebhookDeliveryActivities>(mail);

/** Retries that fall due together are made together. */
const SHORTEST_SLEEP_MS = 1_000;

/** Repeats the failed deliveries of one webhook when they are due, and tells its company when it was switched off. */
export async function webhookDelivery(input: WebhookDeliveryInput): Promise<WebhookDeliveryResult> {
  const { companyId, webhookId } = input;
  const untold: SwitchOffReason[] = [];
  let news = 0;
  let nextAttemptAt: string | null = null;
  handleSignals(
    on(webhookNewsSignal, ({ reason }) => {
      news += 1;
      if (reason) untold.push(reason);
    }),
  );
  setHandler(webhookDeliveryStateQuery, () => ({ nextAttemptAt }));

  for (;;) {
    const reason = untold.shift();
    if (reason) await told(tellAdmins({ companyId, webhookId, reason }));
    const heard = news;
    const { nextInMs } = await attemptDue({ companyId, webhookId });
    // Whoever spoke meanwhile may know of an earlier one.
    if (news !== heard || untold.length > 0) continue;
    if (nextInMs === null) return { ended: 'nothing_waits' };
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhookDelivery>(input);
    const sleepMs = Math.max(nextInMs, SHORTEST_SLEEP_MS);
    nextAttemptAt = new Date(Date.now() + sleepMs).toISOString();
    await condition(() => news !== heard, sleepMs);
    nextAttemptAt = null;
  }
}

/** The notice in the console is there whether or not the mail could be sent. */
async function told(mail: Promise<void>): Promise<void> {
  await mail.catch((error: unknown) => {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
  });
}
