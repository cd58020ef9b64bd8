import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { OutboxQueue, OutboxRow } from '#persistence/outbox/outbox.queue.js';
import type { Wake } from '#persistence/wake.js';
import { TemporalUnreachable, deliver } from './temporal-delivery.js';

/** Where the relay gets its client; undefined while Temporal is away. */
export interface TemporalClientSource {
  readonly client: Client | undefined;
  /** Somebody met an unreachable server: look after the connection. */
  reportUnreachable(): void;
  onConnected(listener: () => void): void;
}

const POLL_MS = 1_000;
const BATCH = 50;
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 300;

/**
 * Carries the outbox to Temporal: each row until Temporal has taken it, the rows of one workflow in their order. While
 * Temporal is away it takes nothing, so an outage costs neither rows nor work.
 */
export class OutboxRelay {
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private draining: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly queue: OutboxQueue,
    private readonly temporal: TemporalClientSource,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopListening = this.wake.on('outbox', () => this.drain());
    this.temporal.onConnected(() => this.drain());
    this.timer = setInterval(() => this.drain(), POLL_MS);
    this.drain();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.timer);
    await this.draining;
  }

  private drain(): void {
    if (this.stopped || !this.temporal.client) return;
    if (this.draining) {
      this.again = true;
      return;
    }
    this.again = false;
    this.draining = this.takeAll()
      .catch((error: unknown) => this.log.error({ err: error }, 'the outbox could not be read'))
      .finally(() => {
        this.draining = undefined;
        if (this.again) this.drain();
      });
  }

  private async takeAll(): Promise<void> {
    for (let client = this.temporal.client; client && !this.stopped; client = this.temporal.client) {
      const rows = await this.queue.claim(BATCH);
      if (rows.length === 0) return;
      if (!(await this.deliverAll(client, rows))) return;
    }
  }

  /** False when Temporal went away meanwhile. */
  private async deliverAll(client: Client, rows: OutboxRow[]): Promise<boolean> {
    const outcomes = await Promise.all(rows.map((row) => this.deliverOne(client, row)));
    const idsOf = (outcome: string): number[] => rows.filter((_row, n) => outcomes[n] === outcome).map(({ id }) => id);
    await this.queue.done(idsOf('done'));
    const untried = idsOf('unreachable');
    await this.queue.release(untried);
    if (untried.length > 0) this.temporal.reportUnreachable();
    return untried.length === 0;
  }

  private async deliverOne(client: Client, row: OutboxRow): Promise<'done' | 'unreachable' | 'postponed'> {
    try {
      await deliver(client, row);
      return 'done';
    } catch (error) {
      if (error instanceof TemporalUnreachable) return 'unreachable';
      const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(row.attempts - 1, 20), LONGEST_PAUSE_SECONDS);
      this.log.error(
        { outboxId: row.id, workflowId: row.workflowId, attempts: row.attempts, err: error },
        'Temporal refused an entry of the outbox',
      );
      await this.queue.postpone(row.id, error instanceof Error ? error.message : String(error), seconds);
      return 'postponed';
    }
  }
}
