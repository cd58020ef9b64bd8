import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import type { OutboxQueue } from '#persistence/outbox/outbox.queue.js';
import type { SendingQueue } from '#persistence/sending/sending.queue.js';
import { deleteExpired } from '#persistence/upkeep/expired-rows.queue.js';
import { countEndedRuns } from '#persistence/scenarios/count-runs.store.js';
import { settleMissedStatuses } from '#persistence/sending/missed-statuses.store.js';
import { settleTemplateAnswers } from '#persistence/templates/template-answers.store.js';
import { disconnectLost } from '#persistence/upkeep/lost-operators.store.js';
import { reportWorkers } from '#persistence/upkeep/process-health.store.js';
import type { Wake } from '#persistence/wake.js';
import type { Metrics } from '../metrics/metrics.js';
import type { StuckSends } from '../sending/stuck-sends.js';
import type { TemporalLink } from '../temporal/temporal-link.js';
import { repeat } from './repeat.js';

export interface UpkeepParts {
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  outboxQueue: OutboxQueue;
  sendingQueue: SendingQueue;
  stuck: StuckSends;
  temporal: Pick<TemporalLink, 'state'>;
  metrics: Metrics;
  log: Logger;
}

const HEALTH_MS = 5_000;
const SWEEP_MS = 10_000;
const FIGURES_MS = 60_000;
const EXPIRY_MS = 3_600_000;

/** What must be looked after now and then, whoever else works or not. */
export class Upkeep {
  private stops: (() => Promise<void>)[] = [];

  constructor(private readonly parts: UpkeepParts) {}

  start(): void {
    const { log, stuck } = this.parts;
    this.stops = [
      repeat(HEALTH_MS, 'health', log, () => this.report()),
      repeat(SWEEP_MS, 'interrupted sends', log, () => stuck.run()),
      repeat(SWEEP_MS, 'missed statuses', log, () => this.settleMissed()),
      repeat(SWEEP_MS, 'lost operators', log, () => this.disconnectLost()),
      repeat(FIGURES_MS, 'runs and answers to templates', log, () => this.settleFigures()),
      repeat(EXPIRY_MS, 'expired rows', log, () => this.deleteExpired()),
    ];
  }

  async stop(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
  }

  private async report(): Promise<void> {
    const { jobs, outboxQueue, sendingQueue, temporal, metrics } = this.parts;
    const [outbox, sending] = await Promise.all([outboxQueue.state(), sendingQueue.counts()]);
    metrics.queues(outbox, sending, temporal.state === 'ok');
    await reportWorkers(jobs, {
      temporal: temporal.state,
      relayLagSeconds: Math.max(Math.round(outbox.lagSeconds), 0),
      outboxRows: outbox.rows,
      sendingQueued: sending.queued,
      checkedAt: new Date().toISOString(),
    });
  }

  private async settleMissed(): Promise<void> {
    const { jobs, database, wake } = this.parts;
    if ((await settleMissedStatuses(jobs, database)) > 0) wake.wake('event');
  }

  private async disconnectLost(): Promise<void> {
    const { jobs, database, wake, log } = this.parts;
    const operators = await disconnectLost(jobs, database);
    if (operators === 0) return;
    log.info({ operators }, 'operators fell silent and count as disconnected');
    wake.wake('event');
    wake.wake('outbox');
  }

  /** What reports would otherwise have to look up each time: how runs ended, and whether templates were answered. */
  private async settleFigures(): Promise<void> {
    const { jobs, database } = this.parts;
    await countEndedRuns(jobs, database);
    await settleTemplateAnswers(jobs, database);
  }

  private async deleteExpired(): Promise<void> {
    const deleted = await deleteExpired(this.parts.jobs);
    if (Object.keys(deleted).length > 0) this.parts.log.info(deleted, 'old rows were deleted');
  }
}
