import { expect, test } from 'vitest';
import { clock, displayPhone, formatsOf } from './format.js';

const now = new Date(2026, 10, 22, 15, 0);
const russian = formatsOf('ru');
const english = formatsOf('en');

test('a list shows the time today, the weekday this week, then the date', () => {
  expect(russian.short(new Date(2026, 10, 22, 9, 5), now)).toBe('09:05');
  expect(russian.short(new Date(2026, 10, 20, 9, 5), now)).toBe('пт');
  expect(russian.short(new Date(2026, 9, 3), now)).toBe('3 окт.');
  expect(russian.short(new Date(2025, 9, 3), now)).toBe('03.10.25');
});

test('the line between days says today and yesterday', () => {
  expect(russian.day(now, now)).toBe('сегодня');
  expect(english.day(new Date(2026, 10, 21), now)).toBe('yesterday');
  expect(english.day(new Date(2026, 10, 2), now)).toBe('Monday, November 2');
});

test('a distance is told in the largest unit that says enough', () => {
  expect(english.distance(new Date(2026, 10, 22, 18, 10), now)).toBe('in 3 hours');
  expect(russian.distance(new Date(2026, 10, 22, 15, 22), now)).toBe('через 22 минуты');
});

test('a clock never shows what is not a number', () => {
  expect([0, 7, 760, 3723, NaN, Infinity].map(clock)).toEqual(['0:00', '0:07', '12:40', '1:02:03', '0:00', '0:00']);
});

test('bare international digits get their plus, anything else stays', () => {
  expect(displayPhone('79161234567')).toBe('+79161234567');
  expect(displayPhone('112')).toBe('112');
  expect(displayPhone(null)).toBeNull();
});
