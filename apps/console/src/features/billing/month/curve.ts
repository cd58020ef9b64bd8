import type { ActiveOnDay, Billing } from '../../../api/billing.js';
import { plusDays } from '../../../ui/calendar-days.js';
import { daysBetween } from '../days.js';

/** A day of the month, and what had come to pass by its end. */
export interface CurvePoint {
  day: string;
  /** Became active on it; null = it has not come yet. */
  dialogs: number | null;
  /** From the month's first day on; null = it has not come yet. */
  total: number | null;
  /** Where it leads if the month goes on as it began; from today on. */
  forecast: number | null;
  /** By the same day of the month before; null = that month had no such day. */
  previous: number | null;
}

function running(days: readonly string[], counted: readonly ActiveOnDay[]): number[] {
  const on = new Map(counted.map(({ day, dialogs }) => [day, dialogs]));
  let total = 0;
  return days.map((day) => (total += on.get(day) ?? 0));
}

/** The whole month before, of which days without a dialog may be left out. */
function previousDays(counted: readonly ActiveOnDay[], first: string): string[] {
  if (counted.length === 0) return [];
  const last = plusDays(first, -1);
  return daysBetween(`${last.slice(0, 7)}-01`, last);
}

/** This month day by day: what was, where it leads, and the month before beside it. */
export function curveOf({ month, forecast }: Pick<Billing, 'month' | 'forecast'>, today: string): CurvePoint[] {
  const days = daysBetween(month.first, month.last);
  const totals = running(days, month.days);
  const before = running(previousDays(month.previous, month.first), month.previous);
  const on = new Map(month.days.map(({ day, dialogs }) => [day, dialogs]));
  const now = Math.min(Math.max(days.indexOf(today), 0), days.length - 1);
  const reached = totals[now] ?? 0;
  const goal = Math.max(forecast.dialogs, reached);
  const rest = days.length - 1 - now;
  return days.map((day, index) => ({
    day,
    dialogs: index <= now ? (on.get(day) ?? 0) : null,
    total: index <= now ? (totals[index] ?? 0) : null,
    forecast: index < now || rest === 0 ? null : Math.round(reached + ((goal - reached) * (index - now)) / rest),
    previous: before[index] ?? null,
  }));
}
