/** A failed attempt that the sender hands over to the retries. */
export interface FailedAttempt {
  attempt: number;
  /** `refused`: certainly not sent. `answer_lost`: it may have been. `template`: not sent, the provider does not know its template. */
  reason: 'refused' | 'answer_lost' | 'template';
  /** The provider's own wish. */
  retryAfterSeconds: number | null;
}

export interface RetryLimits {
  firstPauseSeconds: number;
  longestPauseSeconds: number;
  /** How long a status webhook may take to settle a lost answer by itself. */
  confirmationSeconds: number;
  /** From the first failure on; an answer after a day surprises more than it helps. */
  giveUpAfterSeconds: number;
  maxAttempts: number;
}

export const RETRY_LIMITS: RetryLimits = {
  firstPauseSeconds: 5,
  longestPauseSeconds: 30 * 60,
  confirmationSeconds: 60,
  giveUpAfterSeconds: 24 * 3600,
  maxAttempts: 60,
};

/** So many of a pause's parts are left to chance, so that messages that failed together don't come back together. */
const JITTER = 0.2;

/**
 * When a message is tried again, and when it is given up. Knows nothing of Temporal: time and chance come in as arguments.
 * The attempts are numbered by the database, so a failure that is told twice is known by its number.
 */
export class RetryPlan {
  private failure: FailedAttempt | null = null;
  private since: number | null = null;
  private failures = 0;
  private turns = 0;
  private ended = false;

  constructor(private readonly limits: RetryLimits = RETRY_LIMITS) {}

  /** A new failure; one that is known already changes nothing. */
  failed(failure: FailedAttempt, nowMs: number): void {
    if (this.failure && failure.attempt <= this.failure.attempt) return;
    this.failure = failure;
    this.since ??= nowMs;
    this.failures += 1;
    this.turns += 1;
    this.ended = false;
  }

  /** Somebody else settled the message: a status webhook, or the operator. */
  settle(): void {
    this.ended = true;
    this.turns += 1;
    // Whatever fails after this is a new story, whose attempts may be numbered from the start.
    this.failure = null;
    this.since = null;
    this.failures = 0;
  }

  get over(): boolean {
    return this.ended;
  }

  /** Grows with everything that was heard: a pause or an answer from before is then out of date. */
  get turn(): number {
    return this.turns;
  }

  get state(): { attempt: number; awaitsConfirmation: boolean } {
    return { attempt: this.failure?.attempt ?? 0, awaitsConfirmation: this.awaitsConfirmation };
  }

  get awaitsConfirmation(): boolean {
    return this.failure?.reason === 'answer_lost';
  }

  /** The list of templates is asked for first; then it goes at once, or never. */
  get awaitsTemplate(): boolean {
    return this.failure?.reason === 'template';
  }

  exhausted(nowMs: number): boolean {
    const attempts = this.failure?.attempt ?? 0;
    return attempts >= this.limits.maxAttempts || this.secondsLeft(nowMs) <= 0;
  }

  /** How long to wait before the next attempt; `chance` is between 0 and 1. Never shorter than the provider asked for. */
  pauseMs(nowMs: number, chance: number): number {
    return Math.round(this.pauseSeconds(nowMs, chance) * 1000);
  }

  private pauseSeconds(nowMs: number, chance: number): number {
    if (this.awaitsConfirmation) return this.limits.confirmationSeconds;
    const asked = this.failure?.retryAfterSeconds;
    const { firstPauseSeconds, longestPauseSeconds } = this.limits;
    const grown = Math.min(firstPauseSeconds * 2 ** Math.max(this.failures - 1, 0), longestPauseSeconds);
    const pause = asked ? asked * (1 + JITTER * chance) : grown * (1 - JITTER + 2 * JITTER * chance);
    return Math.min(pause, Math.max(this.secondsLeft(nowMs), 0));
  }

  private secondsLeft(nowMs: number): number {
    return this.limits.giveUpAfterSeconds - (nowMs - (this.since ?? nowMs)) / 1000;
  }
}
