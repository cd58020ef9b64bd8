import { expect, test } from 'vitest';
import { periodOf } from './period.js';

test('both days are whole', () => {
  const { from, to } = periodOf({ from: '2026-11-27', to: '2026-11-27' });
  expect(new Date(to!).getTime() - new Date(from!).getTime()).toBe(24 * 60 * 60 * 1000);
  expect(new Date(from!).getHours()).toBe(0);
});

test('an empty field is no bound', () => {
  expect(periodOf({ from: '', to: '' })).toEqual({});
  expect(periodOf({ from: '2026-11-27', to: '' })).toEqual({ from: expect.any(String) });
});
