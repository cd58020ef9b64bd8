/** Says of moments how the clocks of a zone show them, with their distance from UTC: "2026-11-27T12:30:05+03:00". */
export function zoneClock(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' },
  });
  return (at) => {
    const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year, month, day, hour, minute, second] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map((part) =>
      shown.get(part),
    );
    const offset = shown.get('timeZoneName')?.replace('GMT', '') ?? '';
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset === '' ? '+00:00' : offset}`;
  };
}
