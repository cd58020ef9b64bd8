export type HourFigure = 'fromClients' | 'opened';

const DAYS = 7;
const HOURS = 24;

/** The hours of a week, Monday first; where nothing is told there was nothing. */
export function hoursOf(
  hours: readonly ({ weekday: number; hour: number } & Record<HourFigure, number>)[],
  figure: HourFigure,
): number[][] {
  const week = Array.from({ length: DAYS }, () => Array.from({ length: HOURS }, () => 0));
  for (const { weekday, hour, [figure]: value } of hours) {
    const day = week[weekday - 1];
    if (day && hour >= 0 && hour < HOURS) day[hour] = value;
  }
  return week;
}
