import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { pingAsApp, pingAsJobs } from '#persistence/health/ping.js';
import { workersHealth, type WorkersHealth } from '#persistence/health/process-health.view.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { Lifecycle } from '../platform/lifecycle.js';
import { CLOCK } from '../platform/ports.js';

const STATUSES = ['ok', 'degraded', 'unavailable'] as const;
const WORKERS = ['ok', 'silent', 'never seen'] as const;

export class Readiness {
  @ApiProperty({ enum: STATUSES }) status!: (typeof STATUSES)[number];
  @ApiProperty({ enum: ['ok', 'unreachable'] }) database!: 'ok' | 'unreachable';
  @ApiProperty() temporal!: string;
  @ApiProperty({ enum: WORKERS }) workers!: (typeof WORKERS)[number];
  @ApiProperty({ type: Number, nullable: true }) relayLagSeconds!: number | null;
  @ApiProperty() stopping!: boolean;
}

/** A balancer asks every few seconds and does not wait long. */
const TIMEOUT_MS = 2_000;
/** Workers report every few seconds; after this they are taken for dead. */
const SILENT_AFTER_MS = 30_000;

/** Whether requests can be served, and what is missing if not. */
@Injectable()
export class ReadinessProbe {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly lifecycle: Lifecycle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async check(): Promise<Readiness> {
    const { stopping } = this.lifecycle;
    try {
      const [workers] = await withinTime(Promise.all([workersHealth(this.jobs), pingAsJobs(this.jobs), pingAsApp(this.database)]));
      const { state, temporal, relayLagSeconds } = this.judge(workers);
      const status = stopping ? 'unavailable' : state === 'ok' && temporal === 'ok' ? 'ok' : 'degraded';
      return { status, database: 'ok', temporal, workers: state, relayLagSeconds, stopping };
    } catch {
      return { status: 'unavailable', database: 'unreachable', temporal: 'unknown', workers: 'silent', relayLagSeconds: null, stopping };
    }
  }

  private judge(workers: WorkersHealth | null): { state: Readiness['workers']; temporal: string; relayLagSeconds: number | null } {
    if (!workers) return { state: 'never seen', temporal: 'unknown', relayLagSeconds: null };
    const silent = this.clock.now().getTime() - workers.checkedAt.getTime() > SILENT_AFTER_MS;
    if (silent) return { state: 'silent', temporal: 'unknown', relayLagSeconds: null };
    return { state: 'ok', temporal: workers.temporal, relayLagSeconds: workers.relayLagSeconds };
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time')), TIMEOUT_MS);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
