import { expect, test } from 'vitest';
import { dayOf, momentsOf, periodDays, periodOf } from './period.js';

const NOW = new Date(2026, 10, 28, 15, 30);

test('a period that was chosen is told from the address', () => {
  for (const period of ['any', 'week', 'month', 'year'] as const) expect(periodOf(periodDays(period, NOW), NOW)).toBe(period);
  expect(periodOf({ from: '2026-11-03' }, NOW)).toBe('days');
  expect(periodOf({ ...periodDays('week', NOW), to: '2026-11-25' }, NOW)).toBe('days');
});

test('both days of a period are in it, by the clock of this machine', () => {
  const { from, to } = momentsOf({ from: '2026-11-03', to: '2026-11-03' });
  expect([from, to]).toEqual([new Date(2026, 10, 3).toISOString(), new Date(2026, 10, 4).toISOString()]);
  expect(momentsOf({})).toEqual({});
});

test('a day is written as date fields write it', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
