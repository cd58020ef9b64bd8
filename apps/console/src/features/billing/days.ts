/** Days as addresses and the server write them ("2026-11-28"), reckoned without any time zone: a day is a day. */
const MS = 86_400_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayAt(utc(day) + days * MS);

/** Every day from the first to the last, both in it. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.max(0, Math.round((utc(last) - utc(first)) / MS) + 1);
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** The day that it is now in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** A moment of the day in the zone of this browser, to be written by what formats dates. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export const PERIODS = ['this_month', 'last_month', 'last_90_days', 'this_year'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
  from: string;
  to: string;
}

/** The days of a period that is named by its distance from today. */
export function daysOf(period: Period, today: string): Days {
  const month = firstOfMonth(today);
  const endOfLast = addDays(month, -1);
  return {
    this_month: { from: month, to: today },
    last_month: { from: firstOfMonth(endOfLast), to: endOfLast },
    last_90_days: { from: addDays(today, -89), to: today },
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
