import type { OutboxEntry } from '../dialogs/change-event.js';

/** Begins the process in which a dialog waits: for one operator (with how long at most), or for anybody (null). */
export const waitingBegins = (
  { companyId, dialogId }: { companyId: number; dialogId: number },
  operatorId: number | null,
  limitSeconds: number | null,
): OutboxEntry => ({
  process: 'waiting-for-operator',
  action: 'start',
  workflowId: `waiting-for-operator:${dialogId}`,
  payload: {
    ...{ companyId, dialogId, waitsFor: operatorId === null ? 'any' : 'operator', operatorId },
    limitSeconds: operatorId === null ? null : limitSeconds,
  },
});

/** Ends it. */
export const waitingEnds = (dialogId: number, reason: 'assigned' | 'closed' | 'transferred' | 'left_to_people'): OutboxEntry => ({
  process: 'waiting-for-operator',
  action: 'signal',
  workflowId: `waiting-for-operator:${dialogId}`,
  payload: { signal: 'waitEnded', args: [{ reason }] },
});
