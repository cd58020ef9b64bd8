import { momentOf, wallTimeAt } from '../companies/zone-time.js';

/** A calendar month of a time zone. */
export interface Month {
  /** Its first day, `2026-11-01`. */
  first: string;
  since: Date;
  /** The moment at which the next one begins. */
  until: Date;
}

/** The month in which this moment lies by the clock of a time zone. */
export function monthAt(timeZone: string, at: Date): Month {
  const { year, month } = wallTimeAt(timeZone, at);
  return monthOf(timeZone, year, month);
}

/**
 * The month that goes on now, after the latest that has begun. One that has begun ends as it was to end, also where the company moves
 * to another time zone meanwhile: months follow one another without a gap, and no calendar month comes twice.
 */
export function runningMonth(timeZone: string, now: Date, latest: Month | null): Month {
  if (latest && now < latest.until) return latest;
  const month = monthAt(timeZone, now);
  if (!latest) return month;
  const next = after(timeZone, latest);
  return month.first <= next.first ? { ...next, since: latest.until } : month;
}

function after(timeZone: string, { first }: Month): Month {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return month === 12 ? monthOf(timeZone, year + 1, 1) : monthOf(timeZone, year, month + 1);
}

function monthOf(timeZone: string, year: number, month: number): Month {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return {
    first: `${year}-${String(month).padStart(2, '0')}-01`,
    since: momentOf(timeZone, { year, month, day: 1, minutes: 0 }),
    until: momentOf(timeZone, { ...next, day: 1, minutes: 0 }),
  };
}
