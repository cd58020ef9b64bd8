import type { QueryClient } from '@tanstack/react-query';
import { ownRatingQuery } from './ratings.js';
import { REQUESTS } from './requests.js';
import { staffKey } from './staff.js';
import { TICKETS } from './tickets.js';
import type { LiveEvent } from './types.js';

/** Asks again for tickets, requests and ratings that the log says are others now. */
export function applyServiceEvents(client: QueryClient, events: readonly LiveEvent[], operatorId: number): void {
  const stale = new Map<string, readonly unknown[]>();
  for (const { kind, operator, message } of events) {
    if (kind === 'ticket_changed') stale.set(TICKETS, [TICKETS]);
    // Requests begin, end and are rated with a line in their dialog.
    if (kind === 'message_added' && message?.kind === 'system') stale.set(`${REQUESTS} ${message.dialogId}`, [REQUESTS, message.dialogId]);
    if (kind !== 'rating_changed') continue;
    stale.set('staff', staffKey);
    if (operator?.id === operatorId) stale.set('rating', ownRatingQuery.queryKey);
  }
  for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
}
