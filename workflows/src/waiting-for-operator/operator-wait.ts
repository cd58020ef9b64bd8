import type { WaitEnded, WaitStarted, WaitingForOperatorInput, WaitingState } from './waiting-for-operator.contract.js';

/** The first look again comes soon: most dialogs are taken within minutes, by an event and not by this. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 600_000;
const GROWTH = 1.5;

/** One wait of a dialog for an operator: how long still, how often to look, and whether it is over. Pure; time comes in. */
export class OperatorWait {
  private ended: WaitEnded['reason'] | 'gone' | null = null;
  private heardSignals = 0;
  private looks: number;
  private sinceMs = 0;
  private current!: WaitStarted;

  constructor(input: WaitingForOperatorInput, nowMs: number) {
    this.begin(input, nowMs);
    this.looks = input.turns ?? 0;
    this.heardSignals = 0;
  }

  begin(wait: WaitStarted, nowMs: number): void {
    const { waitsFor, operatorId, limitSeconds } = wait;
    const sinceMs = wait.at ? Date.parse(wait.at) : nowMs;
    const same = this.current && !this.ended && sinceMs === this.sinceMs && operatorId === this.current.operatorId;
    if (same) return;
    this.current = { waitsFor, operatorId, limitSeconds };
    this.sinceMs = sinceMs;
    this.looks = 0;
    this.ended = null;
    this.heardSignals += 1;
  }

  end(reason: WaitEnded['reason'] | 'gone'): void {
    this.ended = reason;
    this.heardSignals += 1;
  }

  /** From now on anybody may take the dialog. */
  release(): void {
    this.current = { waitsFor: 'any', operatorId: null, limitSeconds: null };
  }

  get over(): WaitEnded['reason'] | 'gone' | null {
    return this.ended;
  }

  /** Grows with each signal: an answer that was asked for before it is out of date. */
  get heard(): number {
    return this.heardSignals;
  }

  limitPassed(nowMs: number): boolean {
    const limitAt = this.limitAtMs;
    return limitAt !== null && nowMs >= limitAt;
  }

  /** Until the next look, which counts as begun: ever longer, but never past the limit. */
  nextPauseMs(nowMs: number): number {
    const pause = Math.min(FIRST_PAUSE_MS * GROWTH ** this.looks, LONGEST_PAUSE_MS);
    this.looks += 1;
    const limitAt = this.limitAtMs;
    return limitAt === null ? pause : Math.max(Math.min(pause, limitAt - nowMs), 1);
  }

  get state(): WaitingState {
    const limitAt = this.limitAtMs;
    return {
      ...this.current,
      waiting: this.ended === null,
      since: new Date(this.sinceMs).toISOString(),
      limitAt: limitAt === null ? null : new Date(limitAt).toISOString(),
      turns: this.looks,
    };
  }

  /** What the next run needs to go on. */
  get carried(): WaitStarted & { turns: number } {
    return { ...this.current, at: new Date(this.sinceMs).toISOString(), turns: this.looks };
  }

  private get limitAtMs(): number | null {
    const { waitsFor, limitSeconds } = this.current;
    return waitsFor === 'operator' && limitSeconds !== null ? this.sinceMs + limitSeconds * 1000 : null;
  }
}
