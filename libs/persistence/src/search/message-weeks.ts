const WEEK_SECONDS = 604_800;

/** Weeks by their numbers, both included. */
export interface Weeks {
  oldest: number;
  newest: number;
}

/** The number of a moment's week. */
export const weekOf = (at: Date): number => Math.floor(at.getTime() / 1_000 / WEEK_SECONDS);
/** The same in SQL. */
export const weekSql = (at: string): string => `floor(extract(epoch from ${at}) / ${WEEK_SECONDS})::int`;
export const beginningOf = (week: number): Date => new Date(week * WEEK_SECONDS * 1_000);

/** A week's number, or a sign in whose place each row puts its own week; the parser of words keeps no such character. */
export type Week = number | typeof ANY_WEEK;
export const ANY_WEEK = '\u0001';

/**
 * Each word bears its company and the week of its message, `7.2969/заказ`: what others write makes nobody's search longer, and a search
 * goes through the weeks from the newest on, no further than it must.
 */
export const inThatWeek = (companyId: number, week: Week): string => `${companyId}.${week}`;
