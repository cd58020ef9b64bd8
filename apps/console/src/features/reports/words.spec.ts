import { expect, test } from 'vitest';
import { inOrder, type Column } from './parts/data-table.js';
import { hoursOf } from './bodies/load-hours.js';
import { statusesOf } from './bodies/statuses.js';
import { hms, wordsOf } from './words.js';

const russian = wordsOf('ru', 'Europe/Moscow');
const english = wordsOf('en-GB', 'Asia/Kolkata');

test('durations are hours, minutes and seconds, as long as they may be', () => {
  expect([0, 59, 3_600, 93_784, -4].map(hms)).toEqual(['0:00:00', '0:00:59', '1:00:00', '26:03:04', '0:00:00']);
});

test('buckets are days of the calendar, whatever zone the browser is in', () => {
  expect(russian.bucketShort('2026-11-01', 'day')).toBe('1 нояб.');
  expect(russian.bucketLong('2026-11-01', 'month')).toBe('ноябрь 2026 г.');
  expect(english.bucketLong('2026-11-01', 'day')).toBe('Sun, 1 November 2026');
  expect(english.bucketShort('2026-01-01', 'year')).toBe('2026');
});

test('moments are told by the clocks of the company', () => {
  expect(russian.moment('2026-11-27T21:30:05Z')).toBe('28 нояб. 2026 г., 00:30:05');
  expect(english.time('2026-11-27T21:30:05Z')).toBe('03:00:05');
  expect(russian.zone('2026-11-27T21:30:05Z')).toBe('Europe/Moscow (GMT+3)');
  expect(wordsOf('en', 'UTC').zone('2026-11-27T21:30:05Z')).toBe('UTC');
});

test('weeks begin on Monday', () => {
  expect(russian.weekdays).toEqual(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']);
});

test('the hours of the week are all there, Monday first', () => {
  const week = hoursOf([{ weekday: 7, hour: 23, fromClients: 4, opened: 1 }], 'fromClients');
  expect(week.map((day) => day.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
  expect(week[6]?.[23]).toBe(4);
  expect(week.flat().reduce((sum, value) => sum + value, 0)).toBe(4);
});

test('statuses are ours first, then the company’s own by name', () => {
  expect(statusesOf([{ seconds: { 'own:Lunch': 5, offline: 1 } }, { seconds: { 'own:Break': 2, online: 3 } }])).toEqual([
    'online',
    'offline',
    'own:Break',
    'own:Lunch',
  ]);
});

test('rows without a figure come last in both directions', () => {
  type Row = { name: string; mark: number | null };
  const rows: Row[] = [
    { name: 'a', mark: 2 },
    { name: 'b', mark: null },
    { name: 'c', mark: 5 },
  ];
  const columns: Column<Row>[] = [{ key: 'mark', title: '', cell: () => null, order: ({ mark }) => mark }];
  const names = (down: boolean) => inOrder(rows, columns, { key: 'mark', down }).map(({ name }) => name);
  expect([names(true), names(false)]).toEqual([
    ['c', 'a', 'b'],
    ['a', 'c', 'b'],
  ]);
});
