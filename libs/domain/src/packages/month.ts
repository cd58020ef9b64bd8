import { momentOf, wallTimeAt } from '../companies/zone-time.js';

/** A calendar month of a time zone. */
export interface Month {
  /** Its first day, `2026-11-01`. */
  first: string;
  /** The moment at which the next one begins. */
  until: Date;
}

/** The month in which this moment lies by the clock of a time zone. */
export function monthAt(timeZone: string, at: Date): Month {
  const { year, month } = wallTimeAt(timeZone, at);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return { first: `${year}-${String(month).padStart(2, '0')}-01`, until: momentOf(timeZone, { ...next, day: 1, minutes: 0 }) };
}
