import type { Answer } from '../../simulator/calls.js';
import type { FailNext } from '../../simulator/phones.js';

type Given = Exclude<Answer, 'hang'>;

export const done = (result: unknown): Given => ({ status: 200, json: { ok: true, result } });

/** A refusal in the words of the Bot API. */
export const refusal = (code: number, description: string, parameters?: Record<string, unknown>): Given => ({
  status: code,
  json: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
});

export const badRequest = (words: string): Given => refusal(400, `Bad Request: ${words}`);

/** What a send meets on a phone that was told to fail. Telegram knows no reply window: the chat is gone instead. */
export const FAILURE_ANSWERS: Partial<Record<FailNext, Answer>> = {
  '429': refusal(429, 'Too Many Requests: retry after 2', { retry_after: 2 }),
  '500': refusal(500, 'Internal Server Error'),
  window: badRequest('chat not found'),
  blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
  timeout: 'hang',
};
