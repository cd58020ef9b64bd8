import type { ChatMessage } from '../../../sdk/index.js';

/** A line of the thread: a day's name, or a message with what its neighbours say about it. */
export type Row = { kind: 'day'; key: string; date: string } | MessageRow;

export interface MessageRow {
  kind: 'message';
  key: string;
  message: ChatMessage;
  mine: boolean;
  /** The first of several by the same person in short order: the name stands above it. */
  first: boolean;
  /** The last of them: the picture stands beside it. */
  last: boolean;
  quoted: ChatMessage | null;
  /** Of the message's buttons, those that the visitor has pressed. */
  chosen: readonly number[];
}

const TOGETHER_MS = 5 * 60 * 1000;

export const isMine = (message: ChatMessage): boolean => message.type === 'IN';

export function rowsOf(messages: readonly ChatMessage[]): Row[] {
  const byId = new Map(messages.flatMap((message) => (message.id ? [[message.id, message] as const] : [])));
  const chosen = chosenButtons(messages, byId);
  const rows: Row[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    if (!before || dayOf(before) !== dayOf(message)) rows.push({ kind: 'day', key: `day ${dayOf(message)}`, date: message.date });
    rows.push({
      kind: 'message',
      key: message.key,
      message,
      mine: isMine(message),
      first: !before || !together(before, message),
      last: !after || !together(message, after),
      // A press names the message whose button it was; that needs no quote.
      quoted: message.quotes && !message.press ? (byId.get(message.quotes) ?? null) : null,
      chosen: chosen.get(message.key) ?? [],
    });
  });
  return rows;
}

const dayOf = ({ date }: ChatMessage): string => new Date(date).toDateString();

function together(one: ChatMessage, next: ChatMessage): boolean {
  const sameSide = isMine(one) === isMine(next) && one.operator?.name === next.operator?.name;
  return sameSide && dayOf(one) === dayOf(next) && Date.parse(next.date) - Date.parse(one.date) < TOGETHER_MS;
}

/** A press names its message; one told by an older server is of the last message before it that has such a button. */
function chosenButtons(messages: readonly ChatMessage[], byId: ReadonlyMap<string, ChatMessage>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  messages.forEach((message, index) => {
    const { press } = message;
    if (!press || message.status === 'NOT_DELIVERED') return;
    const at = (one: ChatMessage): number =>
      one.buttons.findIndex(({ type, text, payload }) => type === 'reply' && text === press.text && (payload ?? text) === press.payload);
    const named = message.quotes ? byId.get(message.quotes) : undefined;
    const asked = named ?? messages.slice(0, index).findLast((one) => at(one) >= 0);
    const button = asked ? at(asked) : -1;
    if (asked && button >= 0) found.set(asked.key, [...(found.get(asked.key) ?? []), button]);
  });
  return found;
}
