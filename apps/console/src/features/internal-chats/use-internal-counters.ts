import { useQuery } from '@tanstack/react-query';
import { internalChatsQuery, type InternalChatRow } from '../../api/internal-chats.js';

/** Chats with something unread: a muted one counts only when one is called in it. */
export const unreadChats = (chats: readonly InternalChatRow[]): number =>
  chats.filter(({ unreadCount, mentionsCount, muted }) => unreadCount > 0 && (!muted || mentionsCount > 0)).length;

/** How much of what colleagues wrote is unread. */
export function useInternalCounters(): { unread: number } {
  const { data = [] } = useQuery(internalChatsQuery);
  return { unread: unreadChats(data) };
}
