/** A moment as the clocks of a time zone show it. */
interface ZoneTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function zoneTime(at: Date, timeZone: string): ZoneTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', weekday: 'short' },
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '0';
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map((type) => Number(of(type)));
  return { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, weekday: WEEKDAYS.indexOf(of('weekday')) };
}

/** The moment at which the clocks there show this; days beyond the month's end go on in the next. */
export function atInZone(timeZone: string, { year, month, day, hour, minute }: Omit<ZoneTime, 'weekday'>): Date {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  let at = wanted;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  for (let pass = 0; pass < 2; pass += 1) {
    const shown = zoneTime(new Date(at), timeZone);
    at += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return new Date(at);
}

const MORNING = 9;
const EVENING = 18;
const HOUR_MILLISECONDS = 3_600_000;

export interface SnoozeTime {
  name: 'hour' | 'evening' | 'morning' | 'monday';
  at: Date;
}

/** What is offered, in the company's time: an hour, this evening while it is still to come, tomorrow morning, Monday. */
export function snoozeTimes(now: Date, timeZone: string): SnoozeTime[] {
  const today = zoneTime(now, timeZone);
  const at = (days: number, hour: number): Date => atInZone(timeZone, { ...today, day: today.day + days, hour, minute: 0 });
  const untilMonday = (8 - today.weekday) % 7 || 7;
  const evening = at(0, EVENING);
  const times: SnoozeTime[] = [{ name: 'hour', at: new Date(now.getTime() + HOUR_MILLISECONDS) }];
  if (evening.getTime() - now.getTime() > HOUR_MILLISECONDS) times.push({ name: 'evening', at: evening });
  times.push({ name: 'morning', at: at(1, MORNING) });
  if (untilMonday > 1) times.push({ name: 'monday', at: at(untilMonday, MORNING) });
  return times;
}

/** What stands in a field for date and time, as a moment there; null: no such time. */
export function fromField(value: string, timeZone: string): Date | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value)?.map(Number) ?? [];
  if (minute === undefined) return null;
  return atInZone(timeZone, { year: year!, month: month!, day: day!, hour: hour!, minute });
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment there as a field for date and time wants it. */
export function toField(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = zoneTime(at, timeZone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
