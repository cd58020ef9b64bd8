import { useQueryClient } from '@tanstack/react-query';
import type { InternalChatRow } from '../../../api/internal-chats.js';
import { useWalkList } from '../../../ui/walk-list.js';
import { prefetchChat } from '../queries.js';
import { useColleaguesLocation } from '../use-colleagues-location.js';

/** Walks the list of chats by keys. */
export function useChatKeys(chats: readonly InternalChatRow[]): void {
  const client = useQueryClient();
  const { chatId, open } = useColleaguesLocation();
  useWalkList({
    ...{ rows: chats, openId: chatId, actions: { next: 'colleagues.next', previous: 'colleagues.previous' } },
    open: ({ id }) => {
      open(id, {}, true);
      requestAnimationFrame(() => document.querySelector('[data-region="list"] [aria-current]')?.scrollIntoView({ block: 'nearest' }));
    },
    prefetch: (chat) => prefetchChat(client, chat),
  });
}
