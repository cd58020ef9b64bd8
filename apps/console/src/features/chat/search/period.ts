import type { ChatSearch } from '../search.js';

/** Days back from today that can be chosen at once. */
export const PRESETS = { week: 7, month: 30, year: 365 } as const;
export type Period = 'any' | keyof typeof PRESETS | 'days';

const pad = (part: number): string => String(part).padStart(2, '0');

/** A day as date fields and addresses write it, by the clock of this machine. */
export const dayOf = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

const daysBefore = (days: number, now: Date): string => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days));

/** The period's days in the address. */
export function periodDays(period: Exclude<Period, 'days'>, now = new Date()): Pick<ChatSearch, 'from' | 'to'> {
  return { from: period === 'any' ? undefined : daysBefore(PRESETS[period], now), to: undefined };
}

/** Which of the choices the address says. */
export function periodOf({ from, to }: Pick<ChatSearch, 'from' | 'to'>, now = new Date()): Period {
  if (!from && !to) return 'any';
  const names = Object.keys(PRESETS) as (keyof typeof PRESETS)[];
  return (to ? undefined : names.find((name) => daysBefore(PRESETS[name], now) === from)) ?? 'days';
}

/** The moments between which the days lie, here: from the first one's midnight to the midnight after the last. */
export function momentsOf({ from, to }: Pick<ChatSearch, 'from' | 'to'>): { from?: string; to?: string } {
  const midnight = (day: string, more: number): string => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + more).toISOString();
  };
  return { ...(from ? { from: midnight(from, 0) } : {}), ...(to ? { to: midnight(to, 1) } : {}) };
}
