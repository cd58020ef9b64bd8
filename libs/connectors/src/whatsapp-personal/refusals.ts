import type { Refusal } from '../gateway/requests.js';

/** What the gateway's WhatsApp driver tells of a failed send; numbers are WhatsApp's own, as its web client gets them. */
const CODES: Readonly<Record<string, Refusal>> = {
  not_on_whatsapp: { kind: 'client_unreachable', reason: 'client_unreachable' },
  blocked: { kind: 'client_unreachable', reason: 'client_unreachable' },
  message_missing: { kind: 'rejected', reason: 'message_not_found' },
  media_refused: { kind: 'rejected', reason: 'media_not_accepted' },
  '401': { kind: 'channel_broken', reason: 'signed_out' },
  '403': { kind: 'channel_broken', reason: 'account_banned' },
  '404': { kind: 'client_unreachable', reason: 'client_unreachable' },
  '406': { kind: 'message_invalid', reason: 'invalid_parameter' },
  '408': { kind: 'unknown', reason: 'no_answer' },
  '411': { kind: 'channel_broken', reason: 'signed_out' },
  '428': { kind: 'retryable', reason: 'provider_unavailable' },
  '429': { kind: 'throttled', reason: 'too_many_messages' },
  '440': { kind: 'channel_broken', reason: 'signed_out' },
  '463': { kind: 'rejected', reason: 'spam_limit' },
  '475': { kind: 'rejected', reason: 'spam_limit' },
  '479': { kind: 'message_invalid', reason: 'invalid_parameter' },
  '500': { kind: 'retryable', reason: 'provider_unavailable' },
  '503': { kind: 'retryable', reason: 'provider_unavailable' },
  '515': { kind: 'retryable', reason: 'provider_unavailable' },
};

export const refusals = (code: string): Refusal | null => (Object.hasOwn(CODES, code) ? (CODES[code] ?? null) : null);
