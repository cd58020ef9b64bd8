import type { Message } from '../../../api/types.js';
import { newsAfter, threadLines, type ThreadRow as Row } from '../../../ui/thread/rows.js';
import { messageKey, type Echo } from '../sending/echo.js';

/** One line of a client's thread as it is drawn. */
export type ThreadRow = Row<Message, Echo>;

export interface RowOptions {
  /** Older messages exist that are not loaded. */
  hasOlder: boolean;
  /** The divider "New" stands before the client's first message after this one; null for no divider. */
  unreadAfterId: number | null;
  operatorId: number;
}

const groupOf = (kind: Message['kind'], authorId: number | null): string | null => (kind === 'system' ? null : `${kind}-${authorId}`);

/** Turns messages and what is still on its way into the lines of the thread. */
export const threadRows = (messages: readonly Message[], echoes: readonly Echo[], options: RowOptions): ThreadRow[] =>
  threadLines(messages, echoes, {
    hasOlder: options.hasOlder,
    unreadAfterId: options.unreadAfterId,
    ofMessage: (message) => ({
      key: messageKey(message),
      at: Date.parse(message.sentAt),
      group: groupOf(message.kind, message.operator?.id ?? null),
      newsId: message.kind === 'from_client' ? message.id : null,
    }),
    ofEcho: (echo) => ({
      key: echo.clientMessageId,
      at: Date.parse(echo.createdAt),
      group: groupOf(echo.kind, options.operatorId),
      newsId: null,
    }),
  });

/** How many of the client's messages stand after a row: what "↓ 3 new" counts. */
export const newAfter = (rows: readonly ThreadRow[], key: string | null): number =>
  newsAfter(rows, key, ({ kind }) => kind === 'from_client');
