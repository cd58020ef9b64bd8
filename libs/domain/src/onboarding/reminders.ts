const DAY_MS = 24 * 60 * 60 * 1000;

/** After so long an unfinished onboarding is written of, counted from when it was opened: the first letter, the second, and no more. */
const AFTER_MS: readonly number[] = [DAY_MS, 3 * DAY_MS];

export const MOST_REMINDERS = AFTER_MS.length;

export interface DueReminder {
  number: number;
  /** In milliseconds, as clocks have it. */
  dueMs: number;
}

/**
 * The reminder that comes next; null = there were all of them. Of several that are due already, as after a long outage, only the last
 * is sent.
 */
export function nextReminder({ openedAt, reminders }: { openedAt: Date; reminders: number }, nowMs: number): DueReminder | null {
  const due = AFTER_MS.map((after, n) => ({ number: n + 1, dueMs: openedAt.getTime() + after })).filter(({ number }) => number > reminders);
  return due.findLast(({ dueMs }) => dueMs <= nowMs) ?? due[0] ?? null;
}
