import { expect, test } from 'vitest';
import { todayIn } from '../../../ui/calendar-days.js';
import { lastDays } from './period.js';

test('a day is cut by the clock of the company', () => {
  const now = new Date('2026-03-01T14:30:00Z');
  expect(todayIn('Asia/Vladivostok', now)).toBe('2026-03-02');
  expect(todayIn('Europe/Moscow', now)).toBe('2026-03-01');
});

test('so many days end today, over months and years', () => {
  expect(lastDays(1, '2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-01' });
  expect(lastDays(7, '2026-01-03')).toEqual({ from: '2025-12-28', to: '2026-01-03' });
});
