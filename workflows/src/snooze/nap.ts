import type { Snoozed, SnoozeEnded, SnoozeState } from './snooze.contract.js';

/** What the database says at the very moment may be a little behind what Temporal's clock says. */
const SHORTEST_PAUSE_MS = 1_000;

/** How long a dialog is put off, and whether that is over. Pure; time comes in. */
export class Nap {
  private ended: SnoozeEnded['reason'] | 'woken' | 'gone' | null = null;
  private heardSignals = 0;

  constructor(private until: string) {}

  /** Put off, perhaps for the second time. The signal that came with the start says nothing new. */
  begin({ until }: Snoozed): void {
    if (!this.ended && until === this.until) return;
    this.until = until;
    this.ended = null;
    this.heardSignals += 1;
  }

  end(reason: SnoozeEnded['reason'] | 'woken' | 'gone'): void {
    this.ended = reason;
    this.heardSignals += 1;
  }

  get over(): SnoozeEnded['reason'] | 'woken' | 'gone' | null {
    return this.ended;
  }

  /** Grows with each signal: an answer that was asked for before it is out of date. */
  get heard(): number {
    return this.heardSignals;
  }

  pauseMs(nowMs: number): number {
    return Math.max(Date.parse(this.until) - nowMs, SHORTEST_PAUSE_MS);
  }

  get state(): SnoozeState {
    return { until: this.until, over: this.ended !== null };
  }
}
