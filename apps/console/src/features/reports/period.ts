import type { Bucket, Preset } from '../../api/reports.js';
import { daysIn, isoDay, plusDays, type Days } from '../../ui/calendar-days.js';

/** In the order in which they are offered. */
export const PRESETS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'last_30_days',
  'this_quarter',
  'this_year',
  'last_year',
] as const satisfies readonly Preset[];

export const FIRST_PRESET: Preset = 'this_month';
export const BUCKETS = ['day', 'month', 'year'] as const satisfies readonly Bucket[];

const MOST_DAYS_BY_DAY = 366;
const MOST_YEARS = 10;
/** From so many days on months say more than days. */
const DAYS_WORTH_SEEING = 92;

/** A day of the calendar, as a date field has it when it is filled in. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^(19|20)\d{2}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  isoDay(Date.parse(value)) === value;

export type PeriodProblem = 'order' | 'tooLong';

/** Why a report cannot be asked for these days; null = it can. */
export function problemOf({ from, to }: Days): PeriodProblem | null {
  if (to < from) return 'order';
  return to >= `${Number(from.slice(0, 4)) + MOST_YEARS}${from.slice(4)}` ? 'tooLong' : null;
}

const isYear = (preset: Preset | undefined): boolean => preset === 'this_year' || preset === 'last_year';

/** Whether so long a period is answered day by day. */
export const allowsDays = (days: Days | undefined): boolean => days === undefined || daysIn(days) <= MOST_DAYS_BY_DAY;

/** What a period is cut into while nobody chose. */
export function usualBucket(preset: Preset | undefined, days: Days | undefined): Bucket {
  if (days === undefined) return isYear(preset) ? 'month' : 'day';
  return daysIn(days) > DAYS_WORTH_SEEING ? 'month' : 'day';
}

/** The months before, where whole months are asked for; else as many days, directly before. */
export function periodBefore({ from, to }: Days): Days {
  const before = plusDays(from, -1);
  const wholeMonths = from.endsWith('-01') && plusDays(to, 1).endsWith('-01');
  if (!wholeMonths) return { from: plusDays(before, 1 - daysIn({ from, to })), to: before };
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
  return { from: isoDay(Date.UTC(fromYear, fromMonth - 1 - months, 1)), to: before };
}
