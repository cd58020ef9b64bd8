import { describe, expect, test } from 'vitest';
import { plusDays, todayIn } from '../../ui/calendar-days.js';
import { daysBetween, daysOf, periodOf } from './days.js';

describe('days of the company', () => {
  test('go over the ends of months and years, and over the hour that a summer time takes', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(daysBetween('2026-03-30', '2026-03-28')).toEqual([]);
  });

  test('today is asked of its zone', () => {
    const now = new Date('2026-11-30T21:30:00Z');
    expect(todayIn('Europe/Moscow', now)).toBe('2026-12-01');
    expect(todayIn('UTC', now)).toBe('2026-11-30');
    expect(todayIn('America/New_York', now)).toBe('2026-11-30');
  });
});

describe('periods', () => {
  test('are whole months, or lead up to today', () => {
    expect(daysOf('this_month', '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' });
    expect(daysOf('last_month', '2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('last_month', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('this_year', '2026-03-15')).toEqual({ from: '2026-01-01', to: '2026-03-15' });
    expect(daysBetween(daysOf('last_90_days', '2026-03-15').from, '2026-03-15')).toHaveLength(90);
  });

  test('are known again by their days, else they are days of one’s own', () => {
    expect(periodOf({ from: '2026-02-01', to: '2026-02-28' }, '2026-03-15')).toBe('last_month');
    expect(periodOf({ from: '2026-02-01', to: '2026-02-27' }, '2026-03-15')).toBeNull();
  });
});
