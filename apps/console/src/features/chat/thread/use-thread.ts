import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DialogRow, Message } from '../../../api/types.js';
import { messagesQuery } from '../queries/messages.js';
import { openingPoint } from '../queries/prefetch.js';
import { dropEcho, useEchoes } from '../sending/echo-store.js';
import { pendingEchoes } from '../sending/echo.js';
import { threadRows } from './rows.js';
import { setUnreadMark, useUnreadMarks } from './unread-mark.js';

const NO_MESSAGES: Message[] = [];

/** The lines of one thread: what the server has, and what is still on its way. */
export function useThread(row: DialogRow, operatorId: number, target: number | undefined) {
  const query = useInfiniteQuery(messagesQuery(row.id, target ?? openingPoint(row)));
  const mark = useUnreadMarks(({ marks }) => marks[row.id]);
  const echoes = useEchoes(useShallow((state) => state.echoes.filter(({ dialogId }) => dialogId === row.id)));
  const messages = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NO_MESSAGES, [query.data]);

  // The divider is set once, when the dialog is opened.
  useEffect(() => {
    if (!useUnreadMarks.getState().marks[row.id] && row.unreadCount > 0) {
      setUnreadMark(row.id, { upToId: row.readUpToId, byHand: false });
    }
  }, [row.id, row.unreadCount, row.readUpToId]);

  // Set back by a colleague or in another tab: leave it unread here too.
  const readBefore = useRef(row.readUpToId);
  useEffect(() => {
    const readNow = row.readUpToId;
    if (readNow < readBefore.current && row.unreadCount > 0) setUnreadMark(row.id, { upToId: readNow, byHand: true });
    readBefore.current = readNow;
  }, [row.id, row.readUpToId, row.unreadCount]);

  const pending = useMemo(() => pendingEchoes(echoes, messages), [echoes, messages]);
  useEffect(() => {
    if (pending.length === echoes.length) return;
    for (const echo of echoes) if (!pending.includes(echo)) dropEcho(echo.clientMessageId);
  }, [echoes, pending]);

  const { hasPreviousPage, hasNextPage } = query;
  const rows = useMemo(
    () =>
      threadRows(messages, hasNextPage ? [] : pending, {
        hasOlder: hasPreviousPage,
        unreadAfterId: mark?.upToId ?? null,
        operatorId,
      }),
    [messages, pending, hasPreviousPage, hasNextPage, mark, operatorId],
  );
  return { query, rows, messages, byHand: mark?.byHand ?? false };
}
