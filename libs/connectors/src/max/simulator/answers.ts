import type { Answer } from '../../simulator/calls.js';
import type { FailNext } from '../../simulator/phones.js';

export type Given = Exclude<Answer, 'hang'>;

export const done = (json: Record<string, unknown> = { success: true }): Given => ({ status: 200, json });

/** A refusal as both messengers write it. */
export const refusal = (status: number, code: string, message: string): Given => ({ status, json: { code, message } });

export const invalid = (words: string): Given => refusal(400, 'proto.payload', words);

/** What a send meets on a phone that was told to fail. There is no reply window: the chat is gone instead. */
export const FAILURE_ANSWERS: Partial<Record<FailNext, Answer>> = {
  '429': { ...refusal(429, 'too.many.requests', 'Too many requests'), headers: { 'retry-after': '2' } },
  '500': refusal(500, 'internal.error', 'Internal error'),
  window: refusal(404, 'chat.not.found', 'Chat not found'),
  blocked: refusal(403, 'chat.denied', 'error.dialog.suspended'),
  timeout: 'hang',
};
