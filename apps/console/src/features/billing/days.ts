import { daysIn, plusDays, type Days } from '../../ui/calendar-days.js';

/** Every day from the first to the last, both in it. */
export const daysBetween = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysIn({ from: first, to: last })) }, (_, index) => plusDays(first, index));

/** A moment of the day in the zone of this browser, to be written by what formats dates. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export const PERIODS = ['this_month', 'last_month', 'last_90_days', 'this_year'] as const;
export type Period = (typeof PERIODS)[number];

/** The days of a period that is named by its distance from today. */
export function daysOf(period: Period, today: string): Days {
  const month = firstOfMonth(today);
  const endOfLast = plusDays(month, -1);
  return {
    this_month: { from: month, to: today },
    last_month: { from: firstOfMonth(endOfLast), to: endOfLast },
    last_90_days: { from: plusDays(today, -89), to: today },
    this_year: { from: `${today.slice(0, 4)}-01-01`, to: today },
  }[period];
}

/** Which of them it is; null = days of one's own. */
export function periodOf({ from, to }: Days, today: string): Period | null {
  return (
    PERIODS.find((period) => {
      const days = daysOf(period, today);
      return days.from === from && days.to === to;
    }) ?? null
  );
}
