/** One line of a thread as it is drawn. M: a message that the server has; E: one that is still on its way. */
export type ThreadRow<M, E> =
  | { type: 'start'; key: string; at: string }
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string }
  | { type: 'message'; key: string; message: M; startsGroup: boolean }
  | { type: 'echo'; key: string; echo: E; startsGroup: boolean };

const GROUP_MILLISECONDS = 5 * 60_000;

/** What the order of lines goes by. */
export interface Written {
  key: string;
  at: number;
  /** Whose it is: what follows soon from the same is drawn as one; null stands alone. */
  group: string | null;
  /** Its id where it may be news to whoever looks. */
  newsId: number | null;
}

const continues = (before: Written | null, next: Written): boolean =>
  before !== null && before.group !== null && before.group === next.group && next.at - before.at < GROUP_MILLISECONDS;

const dayOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

export interface RowRules<M, E> {
  /** Older messages exist that are not loaded: no start of the thread. The first row never gets a day line, it would move away when they come. */
  hasOlder: boolean;
  /** The divider "New" stands before the first news after this one; null for no divider. */
  unreadAfterId: number | null;
  ofMessage(message: M): Written;
  ofEcho(echo: E): Written;
}

/** Turns messages and what is still on its way into the lines of a thread. */
export function threadLines<M, E>(messages: readonly M[], echoes: readonly E[], rules: RowRules<M, E>): ThreadRow<M, E>[] {
  const rows: ThreadRow<M, E>[] = [];
  let before: Written | null = null;
  let lastDay: string | null = null;
  let unreadPlaced = rules.unreadAfterId === null;
  const [first] = messages;
  if (first && !rules.hasOlder) rows.push({ type: 'start', key: 'start', at: new Date(rules.ofMessage(first).at).toISOString() });

  const divide = (at: number): void => {
    // The start names its day itself.
    const newDay = lastDay !== null && lastDay !== dayOf(at);
    lastDay = dayOf(at);
    if (newDay) {
      rows.push({ type: 'day', key: `day-${dayOf(at)}`, at: new Date(at).toISOString() });
      before = null;
    }
  };

  for (const message of messages) {
    const written = rules.ofMessage(message);
    divide(written.at);
    if (!unreadPlaced && written.newsId !== null && written.newsId > (rules.unreadAfterId ?? 0)) {
      rows.push({ type: 'unread', key: 'unread' });
      unreadPlaced = true;
      before = null;
    }
    rows.push({ type: 'message', key: written.key, message, startsGroup: !continues(before, written) });
    before = written;
  }
  for (const echo of echoes) {
    const written = rules.ofEcho(echo);
    divide(written.at);
    rows.push({ type: 'echo', key: written.key, echo, startsGroup: !continues(before, written) });
    before = written;
  }
  return rows;
}

/** How many messages that are news stand after a row: what "↓ 3 new" counts. */
export function newsAfter<M, E>(rows: readonly ThreadRow<M, E>[], key: string | null, isNews: (message: M) => boolean): number {
  const from = key === null ? -1 : rows.findIndex((row) => row.key === key);
  if (from < 0) return 0;
  return rows.slice(from + 1).filter((row) => row.type === 'message' && isNews(row.message)).length;
}
