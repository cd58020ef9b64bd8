import { jest } from '@jest/globals';
import type { ApiUsage, Counted } from '#persistence/tokens/api-usage.store.js';
import type { FoundToken } from '#persistence/tokens/api-token.store.js';
import { Log } from '../../platform/log.js';
import { RequestMeter } from './request-meter.js';

const NOW = new Date('2026-11-27T12:00:30Z');
const token = { tokenId: 7, companyId: 1, ratePerMinute: 200 } as FoundToken;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A meter, and how many calls it has told each time. */
function aMeter() {
  const told: number[] = [];
  const usage = {
    load: () => Promise.resolve({ minuteRequests: 0, monthRequests: 0, monthLimit: null, monthEndsAt: new Date('2026-12-01T00:00:00Z') }),
    add: ({ tokens }: Counted) => {
      told.push(...tokens.map(({ requests }) => requests));
      const all = told.reduce((a, b) => a + b, 0);
      return Promise.resolve({
        minutes: tokens.map(({ id, minute }) => ({ id, minute: minute.toISOString(), requests: all })),
        months: null,
      });
    },
  } as unknown as ApiUsage;
  const meter = new RequestMeter(usage, new Log('silent'), { now: () => NOW });
  const call = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) await meter.take(token, () => undefined);
  };
  return { told, call };
}

it('what a process has let in is told half a second later', async () => {
  const { told, call } = aMeter();
  await call(9);
  await jest.advanceTimersByTimeAsync(499);
  expect(told).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(told).toEqual([9]);
});

it('a twentieth of the minute is told at once, so that other processes do not let in as many again', async () => {
  const { told, call } = aMeter();
  await call(10);
  await jest.advanceTimersByTimeAsync(20);
  expect(told).toEqual([10]);
  await call(1);
  await jest.advanceTimersByTimeAsync(20);
  expect(told).toEqual([10]);
});
