import type { Message } from '../../../api/types.js';
import { messageKey, type Echo } from '../sending/echo.js';

/** One line of the thread as it is drawn. */
export type ThreadRow =
  | { type: 'start'; key: string; at: string }
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string }
  | { type: 'message'; key: string; message: Message; startsGroup: boolean }
  | { type: 'echo'; key: string; echo: Echo; startsGroup: boolean };

const GROUP_MILLISECONDS = 5 * 60_000;

interface Written {
  kind: Message['kind'];
  authorId: number | null;
  at: number;
}

const writtenBy = (message: Message): Written => ({
  kind: message.kind,
  authorId: message.operator?.id ?? null,
  at: Date.parse(message.sentAt),
});

const continues = (before: Written | null, next: Written): boolean =>
  before !== null &&
  before.kind === next.kind &&
  before.kind !== 'system' &&
  before.authorId === next.authorId &&
  next.at - before.at < GROUP_MILLISECONDS;

const dayOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

export interface RowOptions {
  /** Older messages exist that are not loaded: no start of the dialog. The first row never gets a day line, it would move away when they come. */
  hasOlder: boolean;
  /** The divider "New" stands before the client's first message after this one; null for no divider. */
  unreadAfterId: number | null;
  operatorId: number;
}

/** Turns messages and what is still on its way into the lines of the thread. */
export function threadRows(messages: readonly Message[], echoes: readonly Echo[], options: RowOptions): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let before: Written | null = null;
  let lastDay: string | null = null;
  let unreadPlaced = options.unreadAfterId === null;
  const [first] = messages;
  if (first && !options.hasOlder) rows.push({ type: 'start', key: 'start', at: first.sentAt });

  const divide = (at: number): void => {
    // The start of the dialog names its day itself.
    const newDay = lastDay !== null && lastDay !== dayOf(at);
    lastDay = dayOf(at);
    if (newDay) {
      rows.push({ type: 'day', key: `day-${dayOf(at)}`, at: new Date(at).toISOString() });
      before = null;
    }
  };

  for (const message of messages) {
    const written = writtenBy(message);
    divide(written.at);
    if (!unreadPlaced && message.kind === 'from_client' && message.id > (options.unreadAfterId ?? 0)) {
      rows.push({ type: 'unread', key: 'unread' });
      unreadPlaced = true;
      before = null;
    }
    rows.push({ type: 'message', key: messageKey(message), message, startsGroup: !continues(before, written) });
    before = written;
  }
  for (const echo of echoes) {
    const written: Written = { kind: echo.kind, authorId: options.operatorId, at: Date.parse(echo.createdAt) };
    divide(written.at);
    rows.push({ type: 'echo', key: echo.clientMessageId, echo, startsGroup: !continues(before, written) });
    before = written;
  }
  return rows;
}

/** How many of the client's messages stand after a row: what "↓ 3 new" counts. */
export function newAfter(rows: readonly ThreadRow[], key: string | null): number {
  const from = key === null ? -1 : rows.findIndex((row) => row.key === key);
  if (from < 0) return 0;
  return rows.slice(from + 1).filter((row) => row.type === 'message' && row.message.kind === 'from_client').length;
}
