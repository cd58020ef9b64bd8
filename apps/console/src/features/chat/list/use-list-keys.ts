import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DialogRow } from '../../../api/types.js';
import { useAction } from '../../../ui/actions/registry.js';
import { prefetchDialog } from '../queries/prefetch.js';
import { useChatLocation } from '../use-chat-location.js';

/** j and k, and the arrows while the list has the focus: the neighbour opens at once, the one after it is fetched. */
export function useListKeys(rows: readonly DialogRow[], scrollTo: (index: number) => void): void {
  const client = useQueryClient();
  const { dialogId, open } = useChatLocation();
  const current = rows.findIndex(({ id }) => id === dialogId);

  const go = (step: number): void => {
    const index = current < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step));
    const row = rows[index];
    if (!row || row.id === dialogId) return;
    open(row.id, {}, true);
    scrollTo(index);
    const after = rows[index + step];
    if (after) prefetchDialog(client, after);
  };
  useAction('list.next', () => go(1), rows.length > 0);
  useAction('list.previous', () => go(-1), rows.length > 0);

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
