import type { InternalMessage } from '../../../api/internal-chats.js';
import { threadLines, type ThreadRow } from '../../../ui/thread/rows.js';
import type { InternalEcho } from '../sending/echoes.js';

export type InternalRow = ThreadRow<InternalMessage, InternalEcho>;

/** One key for a message and for the echo that stood for it. */
const keyOf = ({ id, clientMessageId }: InternalMessage): string => clientMessageId ?? `m${id}`;

/**
 * A forwarded copy looks incoming, whoever forwarded it, and is of one piece with others only if they are copies of the same author
 * brought by the same colleague.
 */
function groupOf({ kind, author, forwarded }: InternalMessage): string | null {
  if (kind === 'system') return null;
  return forwarded ? `copy-${author?.id}-${forwarded.author.kind}-${forwarded.author.id}-${forwarded.author.name}` : `own-${author?.id}`;
}

/** Whether a message is news to whoever looks. */
export const isNewsTo =
  (operatorId: number) =>
  ({ kind, author }: InternalMessage): boolean =>
    kind === 'message' && author?.id !== operatorId;

interface Options {
  hasOlder: boolean;
  unreadAfterId: number | null;
  operatorId: number;
}

/** Turns messages and what is still on its way into the lines of a thread. */
export function internalRows(messages: readonly InternalMessage[], echoes: readonly InternalEcho[], options: Options): InternalRow[] {
  const isNews = isNewsTo(options.operatorId);
  return threadLines(messages, echoes, {
    hasOlder: options.hasOlder,
    unreadAfterId: options.unreadAfterId,
    ofMessage: (message) => ({
      key: keyOf(message),
      at: Date.parse(message.createdAt),
      group: groupOf(message),
      newsId: isNews(message) ? message.id : null,
    }),
    ofEcho: (echo) => ({
      key: echo.clientMessageId,
      at: Date.parse(echo.createdAt),
      group: `own-${options.operatorId}`,
      newsId: null,
    }),
  });
}
