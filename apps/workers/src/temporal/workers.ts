import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { HistoryImportActivities } from '#workflows/history-import/history-import.activities.js';
import type { LetterActivities } from '#workflows/letter/letter.activities.js';
import type { MessageRetryActivities, TemplateRefreshActivities } from '#workflows/message-retry/message-retry.activities.js';
import type { OnboardingActivities } from '#workflows/onboarding/onboarding.activities.js';
import type { HttpCallActivities, ScenarioTurnActivities } from '#workflows/scenario-run/scenario-run.activities.js';
import type { ReportLetterActivities, ReportMailActivities } from '#workflows/report-mail/report-mail.activities.js';
import type { ScenarioScheduleActivities } from '#workflows/scenario-schedule/scenario-schedule.activities.js';
import type { PackageTopUpActivities } from '#workflows/package-top-up/package-top-up.activities.js';
import type { PaymentActivities } from '#workflows/payment/payment.activities.js';
import type { SnoozeActivities } from '#workflows/snooze/snooze.activities.js';
import type { TemplateSyncActivities } from '#workflows/template-sync/template-sync.activities.js';
import type { VoicePreparationActivities } from '#workflows/voice-preparation/voice-preparation.activities.js';
import type { WebhookDeliveryActivities } from '#workflows/webhook-delivery/webhook-delivery.activities.js';
import type { WaitingForOperatorActivities } from '#workflows/waiting-for-operator/waiting-for-operator.activities.js';

/** The implementations of all activities, by the queue they run on; plain functions, as a worker calls them without an object. */
export interface Activities {
  flows: WaitingForOperatorActivities &
    ScenarioTurnActivities &
    ScenarioScheduleActivities &
    OnboardingActivities &
    PackageTopUpActivities &
    ReportMailActivities &
    SnoozeActivities;
  connectors: MessageRetryActivities & PaymentActivities;
  imports: TemplateSyncActivities & TemplateRefreshActivities & HistoryImportActivities;
  media: VoicePreparationActivities;
  webhooks: WebhookDeliveryActivities & HttpCallActivities;
  letters: LetterActivities & ReportLetterActivities;
}

/** Less than what the process gives itself to end. */
const SHUTDOWN = { shutdownGraceTime: '8 seconds', shutdownForceTime: '12 seconds' } as const;

/**
 * Queues that only work, and how much at once: sound keeps a processor busy, a provider or an integrator's program lets one wait, a
 * mail server takes few connections of one sender.
 */
const AT_ONCE = { connectors: 8, imports: 24, media: 2, webhooks: 64, letters: 4 } as const;

/** One worker a task queue, with small caches: the processes are many, but each is asleep nearly always. */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  workflowBundle: WorkflowBundleOption,
  activities: Activities,
): Promise<Worker[]> {
  const working = await Promise.all(
    (Object.keys(AT_ONCE) as (keyof typeof AT_ONCE)[]).map((taskQueue) =>
      Worker.create({
        ...{ connection, namespace, ...SHUTDOWN, taskQueue, activities: activities[taskQueue] },
        ...{ maxConcurrentActivityTaskExecutions: AT_ONCE[taskQueue], activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 } },
      }),
    ),
  );
  try {
    const flows = await Worker.create({
      ...{ connection, namespace, ...SHUTDOWN, taskQueue: 'flows', workflowBundle, activities: activities.flows },
      ...{ reuseV8Context: true, workflowThreadPoolSize: 1, maxCachedWorkflows: 100 },
      ...{ maxConcurrentWorkflowTaskExecutions: 10, maxConcurrentActivityTaskExecutions: 10 },
      ...{
        workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 3 },
        activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
      },
    });
    return [flows, ...working];
  } catch (error) {
    // A worker lets go of its connection only by running and ending.
    await Promise.all(working.map((worker) => worker.runUntil(async () => undefined)));
    throw error;
  }
}
