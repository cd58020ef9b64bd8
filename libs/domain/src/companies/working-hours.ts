import { daysLater, minutesOf, momentOf, wallTimeAt } from './zone-time.js';

/** On this day of the week, 1 (Monday) to 7, people work from one time to the other (`09:00`, at most `24:00`). */
export interface WorkingPeriod {
  day: number;
  from: string;
  to: string;
}

/** In the company's time zone. None at all = nobody ever works; null, wherever these may be missing, = somebody always does. */
export type WorkingHours = WorkingPeriod[];

export function isWorkingTime(hours: WorkingHours | null, timeZone: string, at: Date): boolean {
  if (hours === null) return true;
  const { weekday, minutes } = wallTimeAt(timeZone, at);
  return hours.some(({ day, from, to }) => day === weekday && since(from) <= minutes && minutes < since(to));
}

/** This moment, if it is working time, else when the next begins; null = never. */
export function nextWorkingTime(hours: WorkingHours | null, timeZone: string, at: Date): Date | null {
  if (isWorkingTime(hours, timeZone, at)) return at;
  const today = wallTimeAt(timeZone, at);
  const starts = (hours ?? []).flatMap(({ day, from }) => {
    const days = (day - today.weekday + 7) % 7;
    return [days, days + 7].map((later) => momentOf(timeZone, daysLater(today, later, since(from))));
  });
  return starts.filter((start) => start > at).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** They are checked when they are set. */
const since = (time: string): number => minutesOf(time) ?? 0;
