import type { QueryClient } from '@tanstack/react-query';
import type { DialogRow } from '../../../api/types.js';
import { dialogQuery } from './dialog.js';
import { messagesQuery } from './messages.js';

/** More than a page of unread messages: the thread opens at the first of them, not at the end. */
const OPEN_AT_UNREAD_ABOVE = 40;

/** Where a thread is to be opened: at the newest messages, or around the last one read when much has come since. */
export const openingPoint = (row: Pick<DialogRow, 'unreadCount' | 'readUpToId'>): number | undefined =>
  row.unreadCount > OPEN_AT_UNREAD_ABOVE && row.readUpToId ? row.readUpToId : undefined;

/** Fetches a dialog that will probably be opened next, so that opening it takes no time. */
export function prefetchDialog(client: QueryClient, row: DialogRow): void {
  void client.prefetchQuery(dialogQuery(row.id));
  void client.prefetchInfiniteQuery(messagesQuery(row.id, openingPoint(row)));
}
