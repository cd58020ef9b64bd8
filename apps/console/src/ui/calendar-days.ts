/** Days as addresses and the server write them ("2026-11-28"), reckoned without any time zone: a day is a day. */
export interface Days {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const plusDays = (day: string, days: number): string => isoDay(Date.parse(day) + days * DAY_MS);

/** How many they are; both ends are part of it. */
export const daysIn = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** The day that it is now in a time zone. */
export const todayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
