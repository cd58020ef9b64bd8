import type { Times } from './answers.js';

/** Up to which second durations are counted in which steps: fine where seconds matter, coarse where nobody would see the difference. */
export const STEPS: readonly { below: number; step: number }[] = [
  { below: 60, step: 1 },
  { below: 600, step: 10 },
  { below: 3_600, step: 60 },
  { below: 86_400, step: 600 },
  { below: Number.POSITIVE_INFINITY, step: 3_600 },
];

/** A duration as percentiles know it: whole seconds, rounded down to its step. */
export function roundedSeconds(seconds: number): number {
  const whole = Math.max(Math.round(seconds), 0);
  const step = STEPS.find(({ below }) => whole < below)?.step ?? 1;
  return whole - (whole % step);
}

/** How many requests took how long: rounded seconds, each once and rising, beside how many; the total is not rounded. */
export interface TimesTaken {
  seconds: readonly number[];
  requests: readonly number[];
  totalSeconds: number;
}

/** Adds up what was counted apart, by day, operator or channel. */
export class SummedTimes {
  private readonly requests = new Map<number, number>();
  private total = 0;

  add({ seconds, requests, totalSeconds }: TimesTaken): void {
    this.total += totalSeconds;
    seconds.forEach((each, n) => this.requests.set(each, (this.requests.get(each) ?? 0) + (requests[n] ?? 0)));
  }

  /** A percentile is the shortest time within which so many hundredths of the requests were done. */
  times(): Times {
    const rising = [...this.requests].sort(([a], [b]) => a - b);
    const count = rising.reduce((sum, [, requests]) => sum + requests, 0);
    if (count === 0) return { count, averageSeconds: null, p50Seconds: null, p90Seconds: null, p95Seconds: null };
    const percentile = (share: number): number | null => {
      let upTo = 0;
      return rising.find(([, requests]) => (upTo += requests) * 100 >= share * count)?.[0] ?? null;
    };
    const averageSeconds = Math.round(this.total / count);
    return { count, averageSeconds, p50Seconds: percentile(50), p90Seconds: percentile(90), p95Seconds: percentile(95) };
  }
}
