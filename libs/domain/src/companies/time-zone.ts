import { UnknownTimeZone } from './companies.errors.js';

/** Refuses what is no time zone; months and days of a company are cut in it. */
export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new UnknownTimeZone();
  }
  // "+03:00" is understood here, but has no summer time and no name to show.
  if (!/^[A-Za-z]/.test(timeZone)) throw new UnknownTimeZone();
}
