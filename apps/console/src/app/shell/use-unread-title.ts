import { useEffect } from 'react';
import { useDialogCounters } from '../../features/chat/queries/counters.js';

/** Unread dialogs in the tab's title and on its icon. */
export function useUnreadTitle(): void {
  const { data } = useDialogCounters();
  const unread = data?.unread ?? 0;
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) Deskwire` : 'Deskwire';
    document.getElementById('favicon')?.setAttribute('href', unread > 0 ? '/favicon-unread.svg' : '/favicon.svg');
  }, [unread]);
}
