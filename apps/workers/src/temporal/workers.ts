import { Worker, type NativeConnection, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
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
    ReportMailActivities &
    SnoozeActivities;
  billing: PackageTopUpActivities;
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

/** Without its queue. */
type Settings = Omit<WorkerOptions, 'taskQueue'>;

/** The processes are many, but each is asleep nearly always: a small cache, and one thread for the code of all. */
const DECIDING: Settings = { reuseV8Context: true, workflowThreadPoolSize: 1 };
const FLOWS: Settings = {
  ...{ ...DECIDING, maxCachedWorkflows: 100, maxConcurrentWorkflowTaskExecutions: 10, maxConcurrentActivityTaskExecutions: 10 },
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 3 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
};
/**
 * Nothing is cached: a history of some twenty events is read anew in a moment, and no task waits for a worker that was killed and still
 * counts as the one who knows it.
 */
const BILLING: Settings = {
  ...{ ...DECIDING, maxCachedWorkflows: 0, maxConcurrentWorkflowTaskExecutions: 4, maxConcurrentActivityTaskExecutions: 4 },
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
};

/** One worker a task queue. */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  workflowBundle: WorkflowBundleOption,
  activities: Activities,
): Promise<Worker[]> {
  const common = { connection, namespace, ...SHUTDOWN };
  const queues: WorkerOptions[] = [
    ...(Object.keys(AT_ONCE) as (keyof typeof AT_ONCE)[]).map((taskQueue): WorkerOptions => ({
      ...{ ...common, taskQueue, activities: activities[taskQueue], maxConcurrentActivityTaskExecutions: AT_ONCE[taskQueue] },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    })),
    // An attempt that was under way on the queue of before is asked for there once more.
    { ...common, ...FLOWS, taskQueue: 'flows', workflowBundle, activities: { ...activities.flows, ...activities.billing } },
    { ...common, ...BILLING, taskQueue: 'billing', workflowBundle, activities: activities.billing },
  ];
  const created = await Promise.allSettled(queues.map((queue) => Worker.create(queue)));
  const workers = created.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const failed = created.find((each) => each.status === 'rejected');
  if (!failed) return workers;
  // A worker lets go of its connection only by running and ending.
  await Promise.all(workers.map((worker) => worker.runUntil(async () => undefined)));
  throw failed.reason;
}
