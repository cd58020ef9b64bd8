import type { QuietHours } from '../../api/notifications.js';

/** The time of the day there, "23:15". */
export const timeOfDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** Whether `time`, "23:15" of the company's day, is within the quiet hours. */
export function isQuiet(quiet: QuietHours | null, time: string): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
