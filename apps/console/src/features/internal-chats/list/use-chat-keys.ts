import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InternalChatRow } from '../../../api/internal-chats.js';
import { useAction } from '../../../ui/actions/registry.js';
import { prefetchChat } from '../queries.js';
import { useColleaguesLocation } from '../use-colleagues-location.js';

/** j and k, and the arrows while the list has the focus: the neighbour opens at once, the one after it is fetched. */
export function useChatKeys(chats: readonly InternalChatRow[]): void {
  const client = useQueryClient();
  const { chatId, open } = useColleaguesLocation();
  const current = chats.findIndex(({ id }) => id === chatId);

  const go = (step: number): void => {
    const index = current < 0 ? 0 : Math.min(chats.length - 1, Math.max(0, current + step));
    const chat = chats[index];
    if (!chat || chat.id === chatId) return;
    open(chat.id, {}, true);
    const after = chats[index + step];
    if (after) prefetchChat(client, after);
    requestAnimationFrame(() => document.querySelector('[data-region="list"] [aria-current]')?.scrollIntoView({ block: 'nearest' }));
  };
  useAction('colleagues.next', () => go(1), chats.length > 0);
  useAction('colleagues.previous', () => go(-1), chats.length > 0);

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const region = document.activeElement?.closest('[data-region="list"]');
      if (step === undefined || !region || document.activeElement instanceof HTMLInputElement) return;
      event.preventDefault();
      go(step);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
