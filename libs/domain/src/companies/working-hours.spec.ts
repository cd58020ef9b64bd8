import { isWorkingTime, nextWorkingTime } from './working-hours.js';
import { momentOf, nextTimeOfDay, wallTimeAt } from './zone-time.js';

const BERLIN = 'Europe/Berlin';
const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
const at = (text: string): Date => new Date(text);

describe('the clock of a time zone', () => {
  it.each([
    ['Europe/Moscow', '2026-11-27T21:30:00Z', { year: 2026, month: 11, day: 28, minutes: 30, weekday: 6 }],
    [BERLIN, '2026-07-05T22:00:00Z', { year: 2026, month: 7, day: 6, minutes: 0, weekday: 1 }],
    ['Asia/Kathmandu', '2026-11-27T18:20:59.9Z', { year: 2026, month: 11, day: 28, minutes: 5, weekday: 6 }],
  ])('in %s at %s', (zone, moment, expected) => expect(wallTimeAt(zone, at(moment))).toEqual(expected));

  it.each<[string, [number, number, number, number], string]>([
    ['before summer time', [2026, 3, 28, 150], '2026-03-28T01:30:00Z'],
    ['in the hour that is left out', [2026, 3, 29, 150], '2026-03-29T01:30:00Z'],
    ['after it', [2026, 3, 29, 180], '2026-03-29T01:00:00Z'],
    ['in the hour that comes twice', [2026, 10, 25, 150], '2026-10-25T00:30:00Z'],
    ['after that', [2026, 10, 25, 180], '2026-10-25T02:00:00Z'],
  ])('a time %s', (_when, [year, month, day, minutes], expected) =>
    expect(momentOf(BERLIN, { year, month, day, minutes })).toEqual(at(expected)),
  );

  it.each([
    ['later today', 10 * 60, '2026-03-28T08:00:00Z', '2026-03-28T09:00:00Z'],
    ['tomorrow, over the change: it is an hour less away', 8 * 60, '2026-03-28T08:00:00Z', '2026-03-29T06:00:00Z'],
    ['never this very moment', 10 * 60, '2026-03-28T09:00:00Z', '2026-03-29T08:00:00Z'],
  ])('the next time of day: %s', (_when, minutes, now, expected) => expect(nextTimeOfDay(BERLIN, minutes, at(now))).toEqual(at(expected)));
});

describe('working hours', () => {
  it.each([
    ['on a working day', '2026-11-27T12:00:00Z', true],
    ['as it begins', '2026-11-27T08:00:00Z', true],
    ['as it ends', '2026-11-27T17:00:00Z', false],
    ['on a Saturday', '2026-11-28T12:00:00Z', false],
  ])('%s', (_when, moment, open) => expect(isWorkingTime(WEEKDAYS, BERLIN, at(moment))).toBe(open));

  it('without any set somebody always works; with none nobody ever does', () => {
    expect(isWorkingTime(null, BERLIN, at('2026-11-28T03:00:00Z'))).toBe(true);
    expect(isWorkingTime([], BERLIN, at('2026-11-27T12:00:00Z'))).toBe(false);
  });

  it.each<[string, string, string]>([
    ['at once while they are', '2026-11-27T12:00:00Z', '2026-11-27T12:00:00Z'],
    ['this morning', '2026-11-27T05:00:00Z', '2026-11-27T08:00:00Z'],
    ['after the weekend', '2026-11-27T17:00:00Z', '2026-11-30T08:00:00Z'],
    ['after the weekend in which summer time begins', '2026-03-28T10:00:00Z', '2026-03-30T07:00:00Z'],
  ])('the next ones begin %s', (_when, now, expected) => expect(nextWorkingTime(WEEKDAYS, BERLIN, at(now))).toEqual(at(expected)));

  it('one working day a week comes again in a week, none never', () => {
    const friday = [{ day: 5, from: '09:00', to: '10:00' }];
    expect(nextWorkingTime(friday, BERLIN, at('2026-11-27T12:00:00Z'))).toEqual(at('2026-12-04T08:00:00Z'));
    expect(nextWorkingTime([], BERLIN, at('2026-11-27T12:00:00Z'))).toBeNull();
  });
});
