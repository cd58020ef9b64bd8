import type { TimelineMessage } from '../../../../api/cards.js';
import { threadLines, type ThreadRow } from '../../../../ui/thread/rows.js';

export type TimelineRow = ThreadRow<TimelineMessage, never>;

/** What is done to a card is written into each of its dialogs, at one moment. */
const SAME_MOMENT_MILLISECONDS = 2_000;

const eventOf = ({ kind, content }: TimelineMessage): string | null =>
  kind === 'system' && content?.system ? JSON.stringify(content.system) : null;

/** One line instead of the same one from each dialog of the person. */
export function withoutRepeats(messages: readonly TimelineMessage[]): TimelineMessage[] {
  const kept: TimelineMessage[] = [];
  const told = new Map<string, TimelineMessage>();
  for (const message of messages) {
    const event = eventOf(message);
    const before = event === null ? undefined : told.get(event);
    const isRepeat =
      before !== undefined &&
      before.dialogId !== message.dialogId &&
      Date.parse(message.sentAt) - Date.parse(before.sentAt) < SAME_MOMENT_MILLISECONDS;
    if (isRepeat) continue;
    if (event !== null) told.set(event, message);
    kept.push(message);
  }
  return kept;
}

/** The lines of a person's whole history: messages of one author in one channel that follow soon are drawn as one. */
export const timelineRows = (messages: readonly TimelineMessage[], hasOlder: boolean): TimelineRow[] =>
  threadLines<TimelineMessage, never>(withoutRepeats(messages), [], {
    hasOlder,
    unreadAfterId: null,
    ofMessage: ({ id, dialogId, kind, operator, sentAt }) => ({
      key: `m${id}`,
      at: Date.parse(sentAt),
      group: kind === 'system' ? null : `${dialogId}-${kind}-${operator?.id ?? null}`,
      newsId: null,
    }),
    ofEcho: (echo) => echo,
  });
