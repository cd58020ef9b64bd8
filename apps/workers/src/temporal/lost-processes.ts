import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { TemporalClientSource } from '../outbox/relay.js';
import { repeat } from '../upkeep/repeat.js';

const CHECK_MS = 30 * 60 * 1000;

/** A start of a moment ago may still lie in the outbox, or not be listed yet. */
export const OPEN_FOR_SECONDS = 300;

/** Processes that rows count on. */
export interface Awaited<Process extends { workflowId: string }> {
  /** For the log. */
  what: string;
  workflowTypes: readonly string[];
  list(): Promise<Process[]>;
  startAnew(process: Process): Promise<void>;
}

/**
 * What must run stands in the tables: where Temporal knows nothing of a process, because its data were lost or somebody ended the
 * workflow, it begins again from them.
 */
export class LostProcesses<Process extends { workflowId: string }> {
  private stopRepeating: () => Promise<void> = () => Promise.resolve();
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly awaited: Awaited<Process>,
    private readonly temporal: TemporalClientSource,
    private readonly log: Logger,
  ) {}

  start(): void {
    const { what } = this.awaited;
    this.temporal.onConnected(() => {
      this.running = this.look().catch((error: unknown) => this.log.warn({ err: error, what }, 'lost processes could not be looked for'));
    });
    this.stopRepeating = repeat(CHECK_MS, `lost ${what}`, this.log, () => this.look());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.stopRepeating();
    await this.running;
  }

  /** Nothing while Temporal is away. */
  async look(): Promise<void> {
    const { client } = this.temporal;
    if (!client || this.stopped) return;
    const { what, workflowTypes } = this.awaited;
    const awaited = await this.awaited.list();
    if (awaited.length === 0) return;
    const running = await runningIn(client, workflowTypes);
    const lost = awaited.filter(({ workflowId }) => !running.has(workflowId));
    for (const process of lost) {
      if (this.stopped) return;
      await this.awaited.startAnew(process);
    }
    if (lost.length > 0)
      this.log.info({ what, processes: lost.length }, 'processes that Temporal did not know began again from the tables');
  }
}

async function runningIn(client: Client, workflowTypes: readonly string[]): Promise<Set<string>> {
  const running = new Set<string>();
  const query = `WorkflowType IN (${workflowTypes.map((type) => `'${type}'`).join(', ')}) AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) running.add(workflowId);
  return running;
}
