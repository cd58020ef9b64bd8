import type { FollowedLog } from '#persistence/events/followed-log.js';

/** Wakes can be lost; this is how long an event waits then. */
export const POLL_MS = 1_000;
/** Well below the time after which a silent follower loses his place. */
const KEEP_MS = 5_000;

/** What was read and done. */
export interface Turn {
  /** Everything before it is done. */
  position: number;
  /** In how many milliseconds to look again; asked once the place was moved on. */
  next(): number | Promise<number>;
}

interface Following {
  log: Pick<FollowedLog, 'hold' | 'advance' | 'release'>;
  /** What comes together is read together: so long a look waits after a wake. */
  gatherMs: number;
  /** Reads the log from `position` on and does what it says. What it throws is tried again, from the same place. */
  turn(position: number): Promise<Turn>;
  /** This process has become the one who follows. */
  taken?(position: number): Promise<void>;
  failed(error: unknown): void;
}

/** Follows the event log for all: one process at a time, by a place in the database that it must keep renewing. */
export class LogFollower {
  private position: number | null = null;
  private heldAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private plannedAt = 0;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly following: Following) {}

  /** Something was written: whoever has the place looks, in a moment. */
  wake(): void {
    if (this.position !== null) this.soon(this.following.gatherMs);
  }

  look(): void {
    if (this.stopped) return;
    // First of all: a timer that went off while the log is being read would count as one that is still to come.
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) {
      this.again = true;
      return;
    }
    this.again = false;
    this.running = this.follow()
      .catch((error: unknown): number => {
        this.following.failed(error);
        return POLL_MS;
      })
      .then((ms) => {
        this.running = undefined;
        this.soon(this.again ? Math.min(ms, this.following.gatherMs) : ms);
      });
  }

  /** Ends with the turn that is being done; the place is free then. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    if (this.position !== null) await this.following.log.release().catch(() => undefined);
  }

  /** In how many milliseconds to look again. */
  private async follow(): Promise<number> {
    if (Date.now() - this.heldAt >= KEEP_MS || this.position === null) await this.hold();
    if (this.position === null) return POLL_MS;
    const { position, next } = await this.following.turn(this.position);
    if (position !== this.position && !(await this.advance(position))) return POLL_MS;
    return next();
  }

  private async hold(): Promise<void> {
    this.heldAt = Date.now();
    const place = await this.following.log.hold();
    if (place !== null && this.position === null) await this.following.taken?.(place);
    this.position = place === null ? null : (this.position ?? place);
  }

  private async advance(position: number): Promise<boolean> {
    const kept = await this.following.log.advance(position);
    this.position = kept ? position : null;
    if (kept) this.heldAt = Date.now();
    return kept;
  }

  private soon(ms: number): void {
    const at = performance.now() + ms;
    if (this.stopped || (this.timer !== undefined && at >= this.plannedAt)) return;
    clearTimeout(this.timer);
    this.plannedAt = at;
    this.timer = setTimeout(() => this.look(), ms);
  }
}
