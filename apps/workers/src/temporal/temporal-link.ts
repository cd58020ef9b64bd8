import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { TemporalClientSource } from '../outbox/relay.js';

export interface TemporalLinkOptions {
  address: string;
  namespace: string;
  /** Makes the workers that run on this connection. */
  createWorkers: (connection: NativeConnection) => Promise<Worker[]>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const CHECK_MS = 2_000;
const CHECK_LIMIT_MS = 2_000;
/** A little longer than the workers give their own activities. */
const WORKERS_STOP_MS = 13_000;

/**
 * The connection to Temporal and the workers on it. The process works without it: this connects in the background, again and
 * again, and tells the relay when there is somebody to talk to.
 */
export class TemporalLink implements TemporalClientSource {
  private current: { connection: NativeConnection; client: Client; workers: Worker[]; runs: Promise<void>[] } | undefined;
  private reachable = false;
  private readonly listeners: (() => void)[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly options: TemporalLinkOptions,
    private readonly log: Logger,
  ) {}

  get client(): Client | undefined {
    return this.reachable ? this.current?.client : undefined;
  }

  get state(): 'ok' | 'unreachable' {
    return this.reachable ? 'ok' : 'unreachable';
  }

  onConnected(listener: () => void): void {
    this.listeners.push(listener);
  }

  reportUnreachable(): void {
    this.setReachable(false);
  }

  start(): void {
    this.running = this.keepConnected();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.connect();
        pause = FIRST_PAUSE_MS;
        await this.watch();
      } catch (error) {
        this.log.warn({ err: error, pauseSeconds: pause / 1000 }, 'Temporal cannot be reached; messages go on without it');
      }
      this.setReachable(false);
      await this.disconnect();
      await this.rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  private async connect(): Promise<void> {
    const { address, namespace, createWorkers } = this.options;
    const connection = await NativeConnection.connect({ address });
    try {
      const workers = await createWorkers(connection);
      const runs = workers.map((worker) => worker.run());
      // Watched below; an end that comes while nobody looks must not end the process.
      for (const run of runs) run.catch(() => undefined);
      this.current = { connection, client: new Client({ connection, namespace }), workers, runs };
      this.setReachable(true);
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** Until a worker ends or the process does. The workers poll on by themselves while the server is away. */
  private async watch(): Promise<void> {
    let over = false;
    const ended = Promise.race(this.current?.runs ?? []).finally(() => (over = true));
    while (!over && !this.stopping.signal.aborted) {
      await Promise.race([ended, this.rest(CHECK_MS)]);
      if (!over) this.setReachable(await this.answers());
    }
  }

  /** With a time limit of its own: the client underneath repeats a call for longer than anybody wants to wait here. */
  private async answers(): Promise<boolean> {
    const connection = this.current?.connection;
    if (!connection) return false;
    const answered = connection.workflowService.getSystemInfo({}).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, this.rest(CHECK_LIMIT_MS).then(() => false)]);
  }

  private async disconnect(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    if (!current) return;
    for (const worker of current.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    // Only a run that has returned has let go of the connection; its state says "stopped" a little earlier.
    await Promise.race([Promise.allSettled(current.runs), sleep(WORKERS_STOP_MS, undefined, { ref: false })]);
    await current.connection.close().catch((error: unknown) => this.log.warn({ err: error }, 'the connection to Temporal did not close'));
  }

  private setReachable(reachable: boolean): void {
    if (this.reachable === reachable) return;
    this.reachable = reachable;
    this.log.info({ reachable }, reachable ? 'Temporal is reached' : 'Temporal is away');
    if (reachable) this.listeners.forEach((listener) => listener());
  }

  private async rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
