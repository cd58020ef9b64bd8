import { WorkflowNotFoundError, isGrpcServiceError, type Client } from '@temporalio/client';
import type { OutboxRow } from '#persistence/outbox/outbox.queue.js';
import type { SignalPayload } from '#workflows/process.js';
import { processOf } from './processes.js';

/** Temporal could not be asked; the row is as good as before. */
export class TemporalUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('Temporal does not answer', options);
    this.name = 'TemporalUnreachable';
  }
}

/** Shorter than the relay's hold on a row. */
const DEADLINE_MS = 10_000;
/** UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, RESOURCE_EXHAUSTED of gRPC: nothing is wrong with the row. */
const TRY_LATER = new Set([14, 4, 1, 8]);

/**
 * Hands one row of the outbox to Temporal. A repeat is harmless: a start meets the running workflow as a signal that it
 * knows already, and a signal to a workflow that has ended finds nobody.
 */
export async function deliver(client: Client, row: OutboxRow): Promise<void> {
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, () => (row.action === 'start' ? start(client, row) : signal(client, row)));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return;
    throw isTryLater(error) ? new TemporalUnreachable({ cause: error }) : error;
  }
}

async function start(client: Client, { process, workflowId, payload, companyId, createdAt }: OutboxRow): Promise<void> {
  const definition = processOf(process);
  if (!definition) throw new Error(`No process is called "${process}" here`);
  const input = { ...payload, at: createdAt.toISOString() };
  await client.workflow.signalWithStart(definition.workflowType, {
    taskQueue: definition.taskQueue,
    workflowId,
    args: [input],
    signal: definition.startSignal,
    signalArgs: [input],
    memo: { companyId },
  });
}

async function signal(client: Client, { workflowId, payload }: OutboxRow): Promise<void> {
  const { signal: name, args } = payload as unknown as SignalPayload;
  await client.workflow.getHandle(workflowId).signal(name, ...args);
}

function isTryLater(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return TRY_LATER.has(cause.code);
  }
  return false;
}
