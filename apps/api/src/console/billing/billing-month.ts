import { daysLater, wallTimeAt } from '#domain/companies/zone-time.js';
import { monthAt } from '#domain/packages/month.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import type { DayOfDialogs } from '#persistence/billing/billing.view.js';

export interface MonthDays {
  first: string;
  last: string;
  /** Of the month before. */
  previousFirst: string;
  today: string;
  /** How much of today is over, 0 to 1. */
  todayShare: number;
  length: number;
}

const MINUTES_OF_DAY = 24 * 60;
const textOf = ({ year, month, day }: { year: number; month: number; day: number }): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The running month by the company's clock. */
export function monthDays(timeZone: string, now: Date): MonthDays {
  const wall = wallTimeAt(timeZone, now);
  const length = lengthOf(wall.year, wall.month);
  return {
    first: monthAt(timeZone, now).first,
    last: textOf({ ...wall, day: length }),
    previousFirst: textOf({ ...daysLater({ ...wall, day: 1 }, -1), day: 1 }),
    today: textOf(wall),
    todayShare: wall.minutes / MINUTES_OF_DAY,
    length,
  };
}

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Each day from the first one on, those without a dialog too; `until` is the last. What lies outside is told at the nearest day. */
export function everyDay(first: string, until: string, counted: readonly DayOfDialogs[]): { day: string; dialogs: number }[] {
  const byDay = new Map<string, number>();
  for (const { day, dialogs } of counted) {
    const within = day < first ? first : day > until ? until : day;
    byDay.set(within, (byDay.get(within) ?? 0) + dialogs);
  }
  const days: { day: string; dialogs: number }[] = [];
  for (let day = first; day <= until; day = plusDays(day, 1)) days.push({ day, dialogs: byDay.get(day) ?? 0 });
  return days;
}
