import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markInternalRead, type InternalChatRow } from '../../../api/internal-chats.js';
import { applyChat } from '../live/apply-internal-events.js';
import { knownChat } from '../queries.js';
import { whenSeen } from '../../../ui/thread/when-seen.js';

const PAUSE_MILLISECONDS = 300;

/** Tells the server, and so the other tabs, that a chat was read: only while the window is looked at and the end is in sight. */
export function useInternalReading(chat: InternalChatRow, lastId: number | null, atEnd: boolean): void {
  const client = useQueryClient();
  const due = chat.unreadCount > 0 && atEnd && lastId !== null;
  useEffect(() => {
    if (!due || lastId === null) return undefined;
    return whenSeen(() => {
      void markInternalRead(chat.id, lastId).then(
        () => {
          const latest = knownChat(client, chat.id);
          // Something newer may have come meanwhile: then its event says how much is unread.
          if (!latest || (latest.lastMessage?.id ?? 0) > lastId) return;
          applyChat(client, { ...latest, unreadCount: 0, mentionsCount: 0, readUpToId: lastId });
        },
        // The next look at the chat marks it again.
        () => undefined,
      );
    }, PAUSE_MILLISECONDS);
  }, [due, lastId, chat.id, client]);
}
