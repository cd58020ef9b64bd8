import { DomainError } from '../shared/domain-error.js';
import { daysBetween, isoDay, plusDays, weekdayOf } from '../shared/calendar-day.js';
import type { Period } from '../statistics/period.js';
import type { Bucket } from './report-question.js';

/** Periods by name: they go on with the calendar, as a saved view does. */
export const PRESETS = [
  ...(['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month', 'last_30_days'] as const),
  ...(['this_quarter', 'this_year', 'last_year'] as const),
] as const;
export type Preset = (typeof PRESETS)[number];

/** As it is asked and saved: by name, or from one day to another. */
export interface AskedReportPeriod {
  preset?: Preset;
  from?: string;
  to?: string;
}

export const MOST_DAYS_BY_DAY = 366;
export const MOST_YEARS = 10;
const WEEK_DAYS = 7;
const QUARTER_MONTHS = 3;
const LAST_DAYS = 30;

const invalid = (field: string, sentence: string): DomainError => new DomainError('invalid_input', sentence, 'invalid', field);

/** What whoever asks calls the first and the last day. */
export interface PeriodNames {
  from: string;
  to: string;
  by: string;
}
const OWN_NAMES: PeriodNames = { from: 'from', to: 'to', by: 'by' };

/** The days that are meant; `today` is the company's. */
export function reportPeriod({ preset, from, to }: AskedReportPeriod, by: Bucket, today: string): Period {
  if (preset !== undefined && (from !== undefined || to !== undefined)) {
    throw invalid('preset', 'preset is a period of its own; leave out from and to, or preset');
  }
  if (preset !== undefined) return periodOfPreset(preset, today);
  if (from === undefined) throw invalid('from', 'from must be given as a day like 2026-11-01, or preset as the name of a period');
  if (to === undefined) throw invalid('to', 'to must be given as a day like 2026-11-30: the last day of the period');
  return checkedPeriod({ from, to }, by);
}

/** Refuses a period that is none, or so long that its report would be of no use and no end. */
export function checkedPeriod(period: Period, by: Bucket, names = OWN_NAMES): Period {
  const { from, to } = period;
  if (to < from) throw invalid(names.to, `${names.to} must not be before ${names.from}`);
  if (by === 'day' && daysBetween(from, to) >= MOST_DAYS_BY_DAY) {
    const sentence = `By day the period may be ${MOST_DAYS_BY_DAY} days at most; choose a later ${names.from}, or ${names.by}=month`;
    throw invalid(names.from, sentence);
  }
  if (to >= `${Number(from.slice(0, 4)) + MOST_YEARS}${from.slice(4)}`) {
    throw invalid(names.from, `The period may be ${MOST_YEARS} years at most; choose a later ${names.from}`);
  }
  return period;
}

/** Weeks begin on Monday. What goes on now ends today. */
export function periodOfPreset(preset: Preset, today: string): Period {
  const [year, month] = today.split('-').map(Number) as [number, number, number];
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'this_week':
      return { from: mondayOf(today), to: today };
    case 'last_week':
      return { from: plusDays(mondayOf(today), -WEEK_DAYS), to: plusDays(mondayOf(today), -1) };
    case 'this_month':
      return { from: firstOf(year, month), to: today };
    case 'last_month':
      return { from: firstOf(year, month - 1), to: plusDays(firstOf(year, month), -1) };
    case 'last_30_days':
      return { from: plusDays(today, 1 - LAST_DAYS), to: today };
    case 'this_quarter':
      return { from: firstOf(year, month - ((month - 1) % QUARTER_MONTHS)), to: today };
    case 'this_year':
      return { from: firstOf(year, 1), to: today };
    case 'last_year':
      return { from: firstOf(year - 1, 1), to: plusDays(firstOf(year, 1), -1) };
  }
}

/** Month 0 is December of the year before. */
const firstOf = (year: number, month: number): string => isoDay(Date.UTC(year, month - 1, 1));
const mondayOf = (day: string): string => plusDays(day, 1 - weekdayOf(day));
