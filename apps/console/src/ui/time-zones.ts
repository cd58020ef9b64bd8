/** The zone of this browser, or UTC where it does not tell. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export interface TimeZoneOption {
  value: string;
  label: string;
}

let options: TimeZoneOption[] | null = null;

/** Every zone that the browser knows as "Europe/Moscow · GMT+3", from west to east. */
export function timeZoneOptions(now = new Date()): TimeZoneOption[] {
  if (options) return options;
  const names = new Set([...Intl.supportedValuesOf('timeZone'), browserTimeZone(), 'UTC']);
  options = [...names]
    .map((zone) => ({ zone, minutes: offsetMinutes(zone, now) }))
    .sort((one, other) => one.minutes - other.minutes || one.zone.localeCompare(other.zone))
    .map(({ zone, minutes }) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} · ${offsetLabel(minutes)}` }));
  return options;
}

function offsetMinutes(zone: string, now: Date): number {
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(part ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function offsetLabel(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `GMT${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
