import { expect, test } from 'vitest';
import { atInZone, fromField, snoozeTimes, toField } from './times.js';

const iso = (now: string, zone: string): Record<string, string> =>
  Object.fromEntries(snoozeTimes(new Date(now), zone).map(({ name, at }) => [name, at.toISOString()]));

test('the times are those of the company, wherever the operator sits', () => {
  // Sunday, 23:30 in Moscow.
  expect(iso('2026-11-29T20:30:00Z', 'Europe/Moscow')).toEqual({
    hour: '2026-11-29T21:30:00.000Z',
    morning: '2026-11-30T06:00:00.000Z',
  });
  // The same moment is Sunday noon in Los Angeles.
  expect(iso('2026-11-29T20:30:00Z', 'America/Los_Angeles')).toMatchObject({
    evening: '2026-11-30T02:00:00.000Z',
    morning: '2026-11-30T17:00:00.000Z',
  });
});

test('Monday is the next one, on a Monday that of the next week; where tomorrow is Monday it is not offered twice', () => {
  expect(iso('2026-11-25T09:00:00Z', 'Europe/Moscow')['monday']).toBe('2026-11-30T06:00:00.000Z');
  expect(iso('2026-11-30T09:00:00Z', 'Europe/Moscow')['monday']).toBe('2026-12-07T06:00:00.000Z');
  expect(iso('2026-11-29T09:00:00Z', 'Europe/Moscow')['monday']).toBeUndefined();
});

test('the evening is offered until an hour before it', () => {
  expect(iso('2026-11-25T13:59:00Z', 'Europe/Moscow')['evening']).toBe('2026-11-25T15:00:00.000Z');
  expect(iso('2026-11-25T14:00:00Z', 'Europe/Moscow')['evening']).toBeUndefined();
});

test('over a change of the clocks the morning is still at nine', () => {
  // Berlin goes back an hour in the night to 25 October.
  expect(iso('2026-10-24T10:00:00Z', 'Europe/Berlin')['morning']).toBe('2026-10-25T08:00:00.000Z');
});

test('a field holds the company’s clock', () => {
  const at = atInZone('Asia/Kolkata', { year: 2026, month: 12, day: 31, hour: 9, minute: 15 });
  expect(at.toISOString()).toBe('2026-12-31T03:45:00.000Z');
  expect(toField(at, 'Asia/Kolkata')).toBe('2026-12-31T09:15');
  expect(fromField('2026-12-31T09:15', 'Asia/Kolkata')).toEqual(at);
  expect(fromField('', 'Asia/Kolkata')).toBeNull();
});
