import { minutesOf, momentOf } from '../companies/zone-time.js';
import { DomainError } from '../shared/domain-error.js';
import { plusDays, weekdayOf } from '../shared/calendar-day.js';

export const MAIL_RHYTHMS = ['day', 'week', 'month'] as const;
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];
export const LAST_DAY_OF_MONTH = 28;

/** When letters leave: on these days of the company's calendar, at this time by its clocks. */
export interface MailSchedule {
  every: MailRhythm;
  /** Of a weekly one; 1 = Monday. */
  weekday: number | null;
  /** Of a monthly one; every month has it. */
  dayOfMonth: number | null;
  /** `09:00` */
  at: string;
}

const invalid = (field: string, sentence: string): DomainError => new DomainError('invalid_input', sentence, 'invalid', field);

/** A rhythm with what belongs to it; what belongs to another one is refused, since it would be forgotten in silence. */
export function mailSchedule({
  every,
  weekday = null,
  dayOfMonth = null,
  at,
}: Pick<MailSchedule, 'every' | 'at'> & Partial<MailSchedule>): MailSchedule {
  if ((every === 'week') !== (weekday !== null)) {
    throw invalid(
      'weekday',
      every === 'week' ? 'weekday must be given with every=week: 1 is Monday' : 'weekday belongs to every=week; leave it out',
    );
  }
  if ((every === 'month') !== (dayOfMonth !== null)) {
    const sentence =
      every === 'month'
        ? `dayOfMonth must be given with every=month: 1 to ${LAST_DAY_OF_MONTH}`
        : 'dayOfMonth belongs to every=month; leave it out';
    throw invalid('dayOfMonth', sentence);
  }
  return { every, weekday, dayOfMonth, at };
}

const fits = ({ every, weekday, dayOfMonth }: MailSchedule, day: string): boolean =>
  every === 'day' || (every === 'week' ? weekdayOf(day) === weekday : Number(day.slice(8)) === dayOfMonth);

/** The first day of letters from this one on. */
export function firstOn(schedule: MailSchedule, from: string): string {
  let day = from;
  while (!fits(schedule, day)) day = plusDays(day, 1);
  return day;
}

/** The last day of letters until this one. */
export function lastOn(schedule: MailSchedule, until: string): string {
  let day = until;
  while (!fits(schedule, day)) day = plusDays(day, -1);
  return day;
}

/** When the clocks of the company show it: of a time that comes twice the first, of one that is left out as long after the change. */
export function momentOfMail(day: string, at: string, timeZone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return momentOf(timeZone, { year, month, day: date, minutes: minutesOf(at) ?? 0 });
}
