import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { internalMessagesQuery, openingPoint } from '../queries.js';
import { dropInternalEcho, pendingInternal, useInternalEchoes } from '../sending/echoes.js';
import { internalRows } from './rows.js';

const NO_MESSAGES: InternalMessage[] = [];

/** The lines of one thread: what the server has, and what is still on its way. */
export function useInternalThread(chat: InternalChatRow, operatorId: number, target: number | undefined) {
  const query = useInfiniteQuery(internalMessagesQuery(chat.id, target ?? openingPoint(chat)));
  // The divider is set once, when the chat is opened.
  const [unreadAfterId] = useState(() => (chat.unreadCount > 0 ? chat.readUpToId : null));
  const echoes = useInternalEchoes(useShallow((state) => state.echoes.filter(({ chatId }) => chatId === chat.id)));
  const messages = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NO_MESSAGES, [query.data]);

  const pending = useMemo(() => pendingInternal(echoes, messages), [echoes, messages]);
  useEffect(() => {
    if (pending.length === echoes.length) return;
    for (const echo of echoes) if (!pending.includes(echo)) dropInternalEcho(echo.clientMessageId);
  }, [echoes, pending]);

  const { hasPreviousPage, hasNextPage } = query;
  const rows = useMemo(
    () => internalRows(messages, hasNextPage ? [] : pending, { hasOlder: hasPreviousPage, unreadAfterId, operatorId }),
    [messages, pending, hasPreviousPage, hasNextPage, unreadAfterId, operatorId],
  );
  return { query, rows, messages };
}
