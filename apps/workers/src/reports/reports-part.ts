import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { ReportCounts } from '#persistence/reports/report-count.store.js';
import { ReportFeed } from '#persistence/reports/report.feed.js';
import type { Wake } from '#persistence/wake.js';
import type { Metrics } from '../metrics/metrics.js';
import { repeat } from '../upkeep/repeat.js';
import { ReportCounter } from './report-counter.js';

const LAG_MS = 5_000;

interface Ingredients {
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  metrics: Metrics;
}

/** What the reports are read from, and how far it is behind; each worker tells that, whichever of them counts. */
export class ReportsPart {
  private readonly feed: ReportFeed;
  private readonly counter: ReportCounter;
  private stopMeasuring: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly parts: Ingredients) {
    const { log, database, jobs, wake } = parts;
    this.feed = new ReportFeed(jobs, randomUUID());
    this.counter = new ReportCounter(this.feed, new ReportCounts(database), wake, log);
  }

  start(): void {
    const { log, metrics } = this.parts;
    this.counter.start();
    this.stopMeasuring = repeat(LAG_MS, 'lag of the reports', log, async () => metrics.reports(await this.feed.lag()));
  }

  async stop(): Promise<void> {
    await Promise.all([this.counter.stop(), this.stopMeasuring()]);
  }
}
