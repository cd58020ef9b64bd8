import type { QueryClient } from '@tanstack/react-query';
import { billingKeys } from './billing.js';
import { packagesNoticeQuery } from './packages-notice.js';
import { ownRatingQuery } from './ratings.js';
import { REQUESTS } from './requests.js';
import { staffKey } from './staff.js';
import { TICKETS } from './tickets.js';
import type { LiveEvent } from './types.js';

/** Asks again for tickets, requests, ratings and what is told of packages that the log says are others now. */
export function applyServiceEvents(client: QueryClient, events: readonly LiveEvent[], operatorId: number): void {
  const stale = new Map<string, readonly unknown[]>();
  for (const { kind, operator, message } of events) {
    if (kind === 'ticket_changed') stale.set(TICKETS, [TICKETS]);
    // Requests begin, end and are rated with a line in their dialog.
    if (kind === 'message_added' && message?.kind === 'system') stale.set(`${REQUESTS} ${message.dialogId}`, [REQUESTS, message.dialogId]);
    if (kind === 'packages_notice' || kind === 'dialog_blocked' || kind === 'dialog_unblocked') {
      stale.set('packages', packagesNoticeQuery.queryKey);
      stale.set('billing', billingKeys.all);
    }
    if (kind !== 'rating_changed') continue;
    stale.set('staff', staffKey);
    if (operator?.id === operatorId) stale.set('rating', ownRatingQuery.queryKey);
  }
  for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
}
