import type { HistoryImport } from '../../../api/channel-types.js';

/** Judging by the speed so far; null while nothing can be told. */
export function minutesLeft({ messages, messagesDone, startedAt }: HistoryImport, now = Date.now()): number | null {
  const elapsed = now - new Date(startedAt).getTime();
  if (messagesDone <= 0 || messagesDone >= messages || elapsed <= 0) return null;
  return Math.max(1, Math.round(((messages - messagesDone) * elapsed) / messagesDone / 60_000));
}
