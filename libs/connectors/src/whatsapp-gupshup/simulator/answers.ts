import type { Answer } from '../../simulator/calls.js';
import type { FailNext } from '../../simulator/phones.js';

type Given = Exclude<Answer, 'hang'>;

export const ok = (json: Record<string, unknown> = {}): Given => ({ status: 200, json: { status: 'success', ...json } });

/** A refusal in Gupshup's words; it has no codes for them. */
export const refused = (status: number, message: string): Given => ({ status, json: { status: 'error', message } });

export const invalidKey = (): Given => refused(401, 'Authentication Failed');
export const invalidApp = (): Given => refused(400, 'Invalid app id provided');

/** What a send is answered on a phone that was told to fail. The other failures come later: Gupshup queues before it looks. */
export const FAILURE_ANSWERS: Partial<Record<FailNext, Answer>> = {
  '429': { ...refused(429, 'Too Many Requests'), headers: { 'x-rate-limit-retry-after-seconds': '2' } },
  '500': refused(500, 'Internal Server Error'),
  timeout: 'hang',
};

/** What becomes of a message that was queued and cannot be delivered: by Gupshup's code in version 2, by Meta's in version 3. */
export interface LaterFailure {
  code: number;
  metasCode: number;
  reason: string;
  /** Before WhatsApp has seen the message. */
  atOnce: boolean;
}

export const LATER_FAILURES: Partial<Record<FailNext, LaterFailure>> = {
  window: { code: 1005, metasCode: 131047, reason: 'Message sending failed as user is inactive for session message', atOnce: true },
  blocked: { code: 1002, metasCode: 131026, reason: 'Number Does Not Exist On WhatsApp', atOnce: true },
  async_failed: { code: 131026, metasCode: 131026, reason: 'Message undeliverable', atOnce: false },
};
