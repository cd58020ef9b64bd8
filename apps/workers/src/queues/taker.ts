import type { Logger } from 'pino';
import type { Wake } from '#persistence/wake.js';

/** One kind of work that waits in a table. */
export interface TakenWork<Taken> {
  /** Pieces at once. */
  places: number;
  /** A net under the wakes. */
  pollMs: number;
  topics: readonly Parameters<Wake['on']>[0][];
  /** What the log says when the table could not be asked. */
  trouble: string;
  /** Whose piece it is: the channel, or whatever else must not take all places. */
  laneOf(taken: Taken): number;
  /** Takes up to `free` pieces; `busy` says how many are under way by lane. */
  claim(free: number, busy: ReadonlyMap<number, number>): Promise<Taken[]>;
  /** Never rejects: what a piece that failed needs is its own business. */
  run(taken: Taken): Promise<void>;
}

/**
 * Takes work from a queue in the database and does several pieces at once: after a wake, when a place becomes free, and now and
 * then anyway. Claims come one after another, so that the places are counted right.
 */
export class Taker<Taken> {
  private readonly running = new Map<Taken, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly work: TakenWork<Taken>,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    const topics = this.work.topics.map((topic) => this.wake.on(topic, () => this.fill()));
    this.stopListening = () => topics.forEach((stop) => stop());
    this.timer = setInterval(() => this.fill(), this.work.pollMs);
    this.fill();
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.timer);
    await this.filling;
    await Promise.all(this.running.values());
  }

  /** Whoever asks during a claim is served by the next. */
  fill(): void {
    if (this.stopped) return;
    if (this.filling) {
      this.again = true;
      return;
    }
    this.again = false;
    this.filling = this.claim()
      .catch((error: unknown) => this.log.error({ err: error }, this.work.trouble))
      .finally(() => {
        this.filling = undefined;
        if (this.again) this.fill();
      });
  }

  private async claim(): Promise<void> {
    const free = this.work.places - this.running.size;
    if (free <= 0) return;
    const busy = new Map<number, number>();
    for (const taken of this.running.keys()) {
      const lane = this.work.laneOf(taken);
      busy.set(lane, (busy.get(lane) ?? 0) + 1);
    }
    for (const taken of await this.work.claim(free, busy)) {
      const done = this.work.run(taken).finally(() => {
        this.running.delete(taken);
        this.fill();
      });
      this.running.set(taken, done);
    }
  }
}
