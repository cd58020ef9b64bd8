/** Days as `2026-11-28`, reckoned without any time zone: a day is a day. */
const DAY_MS = 86_400_000;

export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const plusDays = (day: string, days: number): string => isoDay(Date.parse(day) + days * DAY_MS);
/** From the first to the last; none = 0. */
export const daysBetween = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
/** 1 = Monday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;
