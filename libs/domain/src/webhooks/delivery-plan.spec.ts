import { afterFailure, isDelivered, type FailedDelivery } from './delivery-plan.js';

const NOW = new Date('2026-11-27T12:00:00Z');
const HOUR = 3_600;
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR * 1000);

const failed = (more: Partial<FailedDelivery> = {}): FailedDelivery => ({
  ...{ schedule: 'standard', attempts: 1, isTest: false, status: 500, retryAfter: null, failingSince: NOW, failedTries: 1 },
  ...more,
});
const pauses = (schedule: FailedDelivery['schedule'], chance: number): (number | null)[] =>
  Array.from({ length: 10 }, (_, n) => afterFailure(failed({ schedule, attempts: n + 1 }), NOW, chance).nextInSeconds);

describe('when a delivery is tried again', () => {
  it('ten attempts in about 75 hours, as Standard Webhooks recommends', () => {
    const middle = pauses('standard', 0.5);
    expect(middle).toEqual([5, 300, 1800, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR, null]);
    expect(middle.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / HOUR).toBeCloseTo(75.58, 1);
  });

  it('four attempts in about two hours, as in Chat2Desk', () => {
    expect(pauses('chat2desk', 0.5).slice(0, 4)).toEqual([10, 300, 2 * HOUR, null]);
  });

  it.each([0, 1])('a fifth more or less by chance (%s)', (chance) => {
    const middle = pauses('standard', 0.5);
    pauses('standard', chance).forEach((pause, n) => {
      if (pause !== null) expect(pause).toBeCloseTo((middle[n] ?? 0) * (chance === 0 ? 0.8 : 1.2), 5);
    });
  });

  it.each([
    ['a longer pause than ours is obeyed', 120, 120],
    ['a shorter one changes nothing', 1, 5],
    ['never longer than an hour', 7 * HOUR, HOUR],
  ])('Retry-After: %s', (_name, retryAfter, expected) => {
    expect(afterFailure(failed({ status: 429, retryAfter }), NOW, 0.5).nextInSeconds).toBe(expected);
  });

  it('a test is made once', () => {
    expect(afterFailure(failed({ isTest: true }), NOW, 0.5).nextInSeconds).toBeNull();
  });
});

describe('when a webhook is switched off', () => {
  const reason = (more: Partial<FailedDelivery>): string | null => afterFailure(failed(more), NOW, 0.5).switchOff;

  it('at once by 410, and nothing is tried again', () => {
    expect(afterFailure(failed({ status: 410 }), NOW, 0.5)).toEqual({ nextInSeconds: null, switchOff: 'gone' });
  });

  it('after 120 hours without a success, when enough was tried', () => {
    expect(reason({ failingSince: hoursAgo(119.9), failedTries: 500 })).toBeNull();
    expect(reason({ failingSince: hoursAgo(120), failedTries: 19 })).toBeNull();
    expect(reason({ failingSince: hoursAgo(120), failedTries: 20 })).toBe('no_success');
  });

  it('after 5 hours where Chat2Desk’s schedule was chosen', () => {
    expect(reason({ schedule: 'chat2desk', failingSince: hoursAgo(4.9), failedTries: 50 })).toBeNull();
    expect(reason({ schedule: 'chat2desk', failingSince: hoursAgo(5), failedTries: 4 })).toBe('no_success');
  });
});

it('only 2xx is a success', () => {
  expect([200, 201, 204, 299].map(isDelivered)).toEqual([true, true, true, true]);
  expect([null, 199, 301, 302, 304, 307, 400, 404, 410, 429, 500, 503].filter(isDelivered)).toEqual([]);
});
