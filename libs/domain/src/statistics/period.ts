import { DomainError } from '../shared/domain-error.js';

/** Longer reports read too much at once. */
export const LONGEST_PERIOD_DAYS = 366;
const DAY_MS = 86_400_000;

/** Days as yyyy-mm-dd in the company's time zone, both included. */
export interface Period {
  from: string;
  to: string;
}

export interface AskedPeriod {
  date?: string;
  from?: string;
  to?: string;
}

const invalid = (field: string, sentence: string): DomainError => new DomainError('invalid_input', sentence, 'invalid', field);

/** One day, a stretch of days, or today where nothing is asked for. */
export function periodOf({ date, from = date, to = date }: AskedPeriod, today: string): Period {
  const period = { from: from ?? to ?? today, to: to ?? (from !== undefined && from > today ? from : today) };
  if (period.to < period.from) throw invalid('date_to', 'date_to must not be before date_from');
  if (daysOf(period).length > LONGEST_PERIOD_DAYS) throw invalid('date_from', `The period may be ${LONGEST_PERIOD_DAYS} days at most`);
  return period;
}

/** Each day of a period, as yyyy-mm-dd. A period that is far too long is cut short. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length <= LONGEST_PERIOD_DAYS; at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
