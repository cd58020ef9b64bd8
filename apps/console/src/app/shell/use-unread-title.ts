import { useEffect } from 'react';
import { useDialogCounters } from '../../features/chat/queries/counters.js';
import { useInternalCounters } from '../../features/internal-chats/use-internal-counters.js';
import { setPageTitle } from '../../ui/notices/page-title.js';

/** Unread dialogs and chats with colleagues in the tab's title and on its icon. */
export function useUnreadTitle(): void {
  const { data } = useDialogCounters();
  const { unread: chats } = useInternalCounters();
  const unread = (data?.unread ?? 0) + chats;
  useEffect(() => setPageTitle(unread), [unread]);
}
