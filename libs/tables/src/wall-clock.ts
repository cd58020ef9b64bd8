const DIGITS = '2-digit';

/** Says of moments what the clocks of a zone show, as milliseconds of a day that knows no zone. */
export function wallClock(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, calendar: 'gregory', hourCycle: 'h23' },
    ...{ year: 'numeric', month: DIGITS, day: DIGITS, hour: DIGITS, minute: DIGITS, second: DIGITS },
  });
  return (at) => {
    const shown = new Map<string, number>(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (part: string): number => shown.get(part) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  };
}
