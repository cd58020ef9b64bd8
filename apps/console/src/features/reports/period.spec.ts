import { describe, expect, test } from 'vitest';
import { daysIn } from '../../ui/calendar-days.js';
import { allowsDays, isDay, periodBefore, problemOf, usualBucket } from './period.js';

describe('a day', () => {
  test('is one of the calendar', () => {
    expect(['2026-11-28', '2028-02-29'].map(isDay)).toEqual([true, true]);
    expect(['2026-02-29', '0002-11-01', '2026-1-1', 20261128, undefined].map(isDay)).toEqual([false, false, false, false, false]);
  });
});

describe('own days', () => {
  test('must be in order and span ten years at most', () => {
    expect(problemOf({ from: '2026-11-01', to: '2026-11-01' })).toBeNull();
    expect(problemOf({ from: '2026-11-02', to: '2026-11-01' })).toBe('order');
    expect(problemOf({ from: '2016-11-28', to: '2026-11-27' })).toBeNull();
    expect(problemOf({ from: '2016-11-28', to: '2026-11-28' })).toBe('tooLong');
  });

  test('come by day up to 366, and usually by month from a quarter on', () => {
    expect(daysIn({ from: '2028-01-01', to: '2028-12-31' })).toBe(366);
    expect(allowsDays({ from: '2028-01-01', to: '2028-12-31' })).toBe(true);
    expect(allowsDays({ from: '2028-01-01', to: '2029-01-01' })).toBe(false);
    expect(usualBucket(undefined, { from: '2026-08-01', to: '2026-10-31' })).toBe('day');
    expect(usualBucket(undefined, { from: '2026-07-31', to: '2026-10-31' })).toBe('month');
    expect([usualBucket('this_month', undefined), usualBucket('last_year', undefined)]).toEqual(['day', 'month']);
  });
});

describe('the period before', () => {
  test('is as many days, directly before', () => {
    expect(periodBefore({ from: '2026-11-28', to: '2026-11-28' })).toEqual({ from: '2026-11-27', to: '2026-11-27' });
    expect(periodBefore({ from: '2026-11-01', to: '2026-11-28' })).toEqual({ from: '2026-10-04', to: '2026-10-31' });
  });

  test('is the months before where whole months are meant', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});
