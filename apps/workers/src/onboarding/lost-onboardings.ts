import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { MOST_REMINDERS } from '#domain/onboarding/reminders.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { openOnboardings, type ReminderStore } from '#persistence/onboarding/reminder.store.js';
import { companyOfOnboarding, onboardingProcess } from '#workflows/onboarding/onboarding.contract.js';
import type { TemporalClientSource } from '../outbox/relay.js';
import { repeat } from '../upkeep/repeat.js';

const CHECK_MS = 30 * 60 * 1000;
/** A start of a moment ago may still lie in the outbox, or not be listed yet. */
const OPEN_FOR_SECONDS = 300;

/**
 * Every open onboarding that is to be reminded of has its process. What is open stands in the tables: where Temporal knows nothing of
 * it, because its data were lost or somebody ended the workflow, it begins again from them.
 */
export class LostOnboardings {
  private stopRepeating: () => Promise<void> = () => Promise.resolve();
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly reminders: Pick<ReminderStore, 'tellAnew'>,
    private readonly temporal: TemporalClientSource,
    private readonly log: Logger,
    private readonly openForSeconds = OPEN_FOR_SECONDS,
  ) {}

  start(): void {
    this.temporal.onConnected(() => {
      this.running = this.look().catch((error: unknown) => this.log.warn({ err: error }, 'lost onboardings could not be looked for'));
    });
    this.stopRepeating = repeat(CHECK_MS, 'lost onboardings', this.log, () => this.look());
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
    const open = await openOnboardings(this.jobs, MOST_REMINDERS, this.openForSeconds);
    if (open.length === 0) return;
    const running = await runningIn(client);
    const lost = open.filter((companyId) => !running.has(companyId));
    for (const companyId of lost) {
      if (this.stopped) return;
      await this.reminders.tellAnew(companyId);
    }
    if (lost.length > 0) this.log.info({ onboardings: lost.length }, 'onboardings that Temporal did not know began again from the tables');
  }
}

async function runningIn(client: Client): Promise<Set<number>> {
  const running = new Set<number>();
  const query = `WorkflowType = '${onboardingProcess.workflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) running.add(companyOfOnboarding(workflowId) ?? 0);
  return running;
}
