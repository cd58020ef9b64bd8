const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `standard` as Standard Webhooks recommends, `chat2desk` as programs may expect that were written for it. */
export type RetrySchedule = 'standard' | 'chat2desk';

interface Plan {
  /** Between one attempt and the next, in seconds. */
  pauses: readonly number[];
  /** Without one success for so long a webhook is switched off, */
  offAfter: number;
  /** if so many attempts have failed in this time: a single message that nobody took says little. */
  offTries: number;
}

const PLANS: Record<RetrySchedule, Plan> = {
  standard: {
    pauses: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
    offAfter: 120 * HOUR,
    offTries: 20,
  },
  chat2desk: { pauses: [10 * SECOND, 5 * MINUTE, 2 * HOUR], offAfter: 5 * HOUR, offTries: 4 },
};

/** So much of a pause is left to chance, so that what failed together does not come back together. */
const JITTER = 0.2;
const LONGEST_WISH = HOUR;
const GONE = 410;

/** A failed attempt, and how the webhook stands with it. */
export interface FailedDelivery {
  schedule: RetrySchedule;
  /** Attempts of this delivery so far. */
  attempts: number;
  /** Made once, for whoever watches. */
  isTest: boolean;
  /** Null: there was no answer. */
  status: number | null;
  /** What the receiver asked for, in seconds. */
  retryAfter: number | null;
  /** Since when nothing was delivered, this attempt included, and in how many attempts. */
  failingSince: Date;
  failedTries: number;
}

export interface AfterFailure {
  /** Seconds until the next attempt; null: there is none. */
  nextInSeconds: number | null;
  switchOff: 'gone' | 'no_success' | null;
}

/** What follows a failed attempt; `chance` from 0 to 1. */
export function afterFailure(failed: FailedDelivery, now: Date, chance: number): AfterFailure {
  const switchOff = switchOffFor(failed, now);
  const pause = PLANS[failed.schedule].pauses[failed.attempts - 1];
  if (switchOff || failed.isTest || pause === undefined) return { nextInSeconds: null, switchOff };
  const own = pause * (1 - JITTER + 2 * JITTER * chance);
  return { nextInSeconds: Math.max(own, Math.min(failed.retryAfter ?? 0, LONGEST_WISH)), switchOff };
}

function switchOffFor({ schedule, status, failingSince, failedTries }: FailedDelivery, now: Date): AfterFailure['switchOff'] {
  if (status === GONE) return 'gone';
  const { offAfter, offTries } = PLANS[schedule];
  const failsFor = (now.getTime() - failingSince.getTime()) / 1000;
  return failsFor >= offAfter && failedTries >= offTries ? 'no_success' : null;
}

/** Only 2xx says that the receiver has it; a redirect is followed nowhere. */
export const isDelivered = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
