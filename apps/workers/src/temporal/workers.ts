import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { MessageRetryActivities } from '#workflows/message-retry/message-retry.activities.js';
import type { WaitingForOperatorActivities } from '#workflows/waiting-for-operator/waiting-for-operator.activities.js';

/** The implementations of all activities, by the queue they run on; plain functions, as a worker calls them without an object. */
export interface Activities {
  flows: WaitingForOperatorActivities;
  connectors: MessageRetryActivities;
}

/** Less than what the process gives itself to end. */
const SHUTDOWN = { shutdownGraceTime: '8 seconds', shutdownForceTime: '12 seconds' } as const;

/** One worker a task queue, with small caches: the processes are many, but each is asleep nearly always. */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  workflowBundle: WorkflowBundleOption,
  activities: Activities,
): Promise<Worker[]> {
  const connectors = await Worker.create({
    ...{ connection, namespace, ...SHUTDOWN, taskQueue: 'connectors', activities: activities.connectors },
    ...{ maxConcurrentActivityTaskExecutions: 8, activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 } },
  });
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
    return [flows, connectors];
  } catch (error) {
    // A worker lets go of its connection only by running and ending.
    await connectors.runUntil(async () => undefined);
    throw error;
  }
}
