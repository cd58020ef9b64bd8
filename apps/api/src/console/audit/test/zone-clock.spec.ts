import { zoneClock } from '../zone-clock.js';

describe('a moment as the clocks of a zone show it', () => {
  it.each([
    ['2026-11-27T21:30:05Z', 'Europe/Moscow', '2026-11-28T00:30:05+03:00'],
    ['2026-07-01T12:00:00Z', 'America/New_York', '2026-07-01T08:00:00-04:00'],
    ['2026-07-01T12:00:00Z', 'UTC', '2026-07-01T12:00:00+00:00'],
    ['2026-07-01T12:00:00Z', 'Asia/Kathmandu', '2026-07-01T17:45:00+05:45'],
  ])('%s in %s', (at, zone, text) => {
    expect(zoneClock(zone)(new Date(at))).toBe(text);
    expect(new Date(text)).toEqual(new Date(at));
  });
});
