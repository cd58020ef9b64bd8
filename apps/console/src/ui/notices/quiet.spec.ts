import { expect, test } from 'vitest';
import { isQuiet, timeOfDay } from './quiet.js';

test.each([
  ['21:59', false],
  ['22:00', true],
  ['23:30', true],
  ['00:00', true],
  ['07:59', true],
  ['08:00', false],
])('from 22:00 to 08:00 it is quiet at %s: %s', (time, quiet) => {
  expect(isQuiet({ from: '22:00', to: '08:00' }, time)).toBe(quiet);
});

test('hours within one day begin and end in it', () => {
  expect(isQuiet({ from: '13:00', to: '14:00' }, '13:30')).toBe(true);
  expect(isQuiet({ from: '13:00', to: '14:00' }, '14:00')).toBe(false);
});

test('no hours, and hours without length, are never quiet', () => {
  expect(isQuiet(null, '03:00')).toBe(false);
  expect(isQuiet({ from: '08:00', to: '08:00' }, '08:00')).toBe(false);
});

test('the hours are those of the company, wherever one sits', () => {
  const at = new Date('2026-11-22T21:15:00Z');
  expect(timeOfDay(at, 'Europe/Moscow')).toBe('00:15');
  expect(timeOfDay(at, 'UTC')).toBe('21:15');
});
