import type { Wait } from '../content.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type Outcome } from './step-work.js';

type Waiting = Extract<Outcome, { kind: 'wait' }>;

/** Waits for the client, as long as the step says. */
export function waitForClient({ timeoutSeconds }: Wait, { now }: TurnContext): Waiting {
  const until = timeoutSeconds === null ? null : new Date(now.getTime() + timeoutSeconds * 1000).toISOString();
  return { kind: 'wait', waits: { for: 'client', until } };
}

/** Goes on waiting for the client, not longer than before. */
export function waitOn(wait: Wait, turn: TurnContext): Waiting {
  const { waits } = turn.run.standing;
  return waits?.for === 'client' ? { kind: 'wait', waits } : waitForClient(wait, turn);
}

export const timedOut = (): Outcome => leaveBy('timeout', { code: 'timed_out' });
