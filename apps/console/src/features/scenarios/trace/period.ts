import type { Period } from '../../../api/scenario-runs.js';

const DAY_MS = 86_400_000;

/** Which day it is in a time zone. */
export const dayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

/** So many days, today the last of them. */
export const lastDays = (count: number, today: string): Period => ({
  from: new Date(Date.parse(today) - (count - 1) * DAY_MS).toISOString().slice(0, 10),
  to: today,
});
