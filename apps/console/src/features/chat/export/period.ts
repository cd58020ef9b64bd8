/** Days as the form has them, "2026-11-27" or empty. */
export interface Days {
  from: string;
  to: string;
}

/** The moments between them, both days whole, in the zone of whoever asks; empty = no bound. */
export function periodOf({ from, to }: Days): { from?: string; to?: string } {
  const begin = midnightOf(from, 0);
  const end = midnightOf(to, 1);
  return { ...(begin && { from: begin }), ...(end && { to: end }) };
}

function midnightOf(day: string, daysLater: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(date) + daysLater).toISOString() : null;
}
