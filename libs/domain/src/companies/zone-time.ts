/** A moment as a clock on the wall of a time zone shows it. */
export interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** Since midnight. */
  minutes: number;
}

const MINUTE_MS = 60_000;
const HOURS_APART = 24 * 60 * MINUTE_MS;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows, and the day of the week: 1 (Monday) to 7. */
export function wallTimeAt(timeZone: string, at: Date): WallTime & { weekday: number } {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year = 0, month = 1, day = 1] = [parts.get('year'), parts.get('month'), parts.get('day')];
  const minutes = (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
  return { year, month, day, minutes, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7 };
}

/**
 * When the clock shows this. Of a time that comes twice, when summer time ends, the first; of one that is left out, when it
 * begins, as long after the change as it would have been.
 */
export function momentOf(timeZone: string, { year, month, day, minutes }: WallTime): Date {
  const utc = Date.UTC(year, month - 1, day, 0, minutes);
  const [before, after] = [offsetAt(timeZone, utc - HOURS_APART), offsetAt(timeZone, utc + HOURS_APART)];
  const first = utc - before;
  const isShown = (at: number): boolean => at + offsetAt(timeZone, at) === utc;
  return new Date(isShown(first) || !isShown(utc - after) ? first : utc - after);
}

/** The same time of the clock so many days later; days over the end of a month are those of the next. */
export const daysLater = (wall: WallTime, days: number, minutes = wall.minutes): WallTime => {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), minutes };
};

/** The next moment after this one at which the clock shows these minutes since midnight. */
export function nextTimeOfDay(timeZone: string, minutes: number, after: Date): Date {
  const today = wallTimeAt(timeZone, after);
  const candidates = [0, 1, 2].map((days) => momentOf(timeZone, daysLater(today, days, minutes)));
  return candidates.find((at) => at > after) ?? new Date(after.getTime() + HOURS_APART);
}

/** `09:30` as minutes since midnight, up to `24:00`; null if it is no time. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  const sum = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && sum <= 24 * 60 ? sum : null;
}

/** How far the clock is ahead of UTC then, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const { year, month, day, minutes } = wallTimeAt(timeZone, new Date(at));
  const shown = Date.UTC(year, month - 1, day, 0, minutes);
  return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const digits = '2-digit';
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, calendar: 'gregory', hourCycle: 'h23' },
    ...{ year: 'numeric', month: digits, day: digits, hour: digits, minute: digits },
  });
  clocks.set(timeZone, clock);
  return clock;
}
