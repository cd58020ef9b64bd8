import { retryAfterOf, withoutSecrets } from '../http/api-exchange.js';
import type { HttpResponse } from '../http/http.port.js';
import { asNumber, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { SendError, type SendErrorKind } from '../send-error.js';
import { refusalFor as metasRefusalFor, type Refusal } from '../whatsapp/refusals.js';
import { wordsOf } from '../whatsapp/statuses.js';

/** Gupshup's own codes in our words; every other code is Meta's. docs.gupshup.io/docs/error-and-status-messages */
const CODES = new Map<number, Refusal>([
  [1001, { kind: 'rejected', reason: 'app_not_live' }],
  [1002, { kind: 'client_unreachable', reason: 'client_unreachable' }],
  [1003, { kind: 'channel_broken', reason: 'payment_needed' }],
  [1004, { kind: 'window_closed', reason: 'window_closed' }],
  [1005, { kind: 'window_closed', reason: 'window_closed' }],
  [1006, { kind: 'client_unreachable', reason: 'client_not_opted_in' }],
  [1007, { kind: 'client_unreachable', reason: 'client_not_opted_in' }],
  [1008, { kind: 'client_unreachable', reason: 'client_not_opted_in' }],
  [1009, { kind: 'message_invalid', reason: 'invalid_parameter' }],
  [1010, { kind: 'rejected', reason: 'media_not_found' }],
  [1011, { kind: 'message_invalid', reason: 'file_too_large' }],
  [1012, { kind: 'client_unreachable', reason: 'client_opted_out' }],
  [4001, { kind: 'throttled', reason: 'too_many_messages' }],
  [4002, { kind: 'retryable', reason: 'provider_unavailable' }],
  [4003, { kind: 'rejected', reason: 'template_parameters' }],
  [4004, { kind: 'message_invalid', reason: 'unsupported_kind' }],
  [4005, { kind: 'rejected', reason: 'template_paused' }],
]);

/** Answers to a call have no code, only words that vary. The first pattern that fits says what they mean. */
const WORDS: readonly (readonly [RegExp, Refusal])[] = [
  [/too many requests|rate limit/i, { kind: 'throttled', reason: 'too_many_messages' }],
  [/invalid app|app (details )?not found|app ?id/i, { kind: 'channel_broken', reason: 'app_unknown' }],
  [/authentication failed|unauthori[sz]ed|invalid (api ?key|token)|api ?key is not/i, { kind: 'channel_broken', reason: 'token_invalid' }],
  [/wallet|balance/i, { kind: 'channel_broken', reason: 'payment_needed' }],
  [/invalid (source|src)/i, { kind: 'channel_broken', reason: 'number_not_registered' }],
  [/invalid destination/i, { kind: 'client_unreachable', reason: 'client_unreachable' }],
  [/template.*(not exist|not found|invalid)|(invalid|no such) template/i, { kind: 'rejected', reason: 'template_missing' }],
  [/template.*(paused)/i, { kind: 'rejected', reason: 'template_paused' }],
  [/template.*(param|match)/i, { kind: 'rejected', reason: 'template_parameters' }],
];

/** Null: a code that we do not know. */
export const refusalFor = (code: number | null): Refusal | null => (code === null ? null : (CODES.get(code) ?? metasRefusalFor(code)));

/** Gupshup's answer to a call that it did not carry out: by its code, then by its words, then by the HTTP status. */
export function sendRefused(response: HttpResponse, answer: JsonObject, secrets: readonly string[]): SendError {
  const { code, words, transient } = complaintIn(answer);
  const { kind, reason } = refusalFor(code) ?? byWords(words) ?? byStatus(response.status, transient, words);
  const detail = withoutSecrets(words, secrets);
  return new SendError(kind, code === null ? `http_${response.status}` : String(code), reason, detail, waitAskedBy(response));
}

/** `{status, message}` of Gupshup, whose message may itself be JSON, or Meta's `{error}` passed on. */
function complaintIn(answer: JsonObject): { code: number | null; words: string | null; transient: boolean } {
  const error = [answer.error, asObject(unpacked(answer.message)).error].find(isObject) ?? answer;
  const code = asNumber(error.code) ?? asNumber(answer.code);
  const words = wordsOf(error) ?? asText(answer.message, 1000) ?? asText(answer.reason, 1000) ?? asText(answer.data, 1000);
  return { code, words, transient: error.is_transient === true };
}

/** A complaint of Meta's comes as JSON inside the text. */
function unpacked(message: unknown): unknown {
  if (typeof message !== 'string' || !message.startsWith('{')) return message;
  try {
    return parseUntrustedJson(message);
  } catch {
    return message;
  }
}

const byWords = (words: string | null): Refusal | null => WORDS.find(([pattern]) => words !== null && pattern.test(words))?.[1] ?? null;

/** A gateway's 502 or 504 hides what happened behind it, so the message may be on its way. */
function byStatus(status: number, transient: boolean, words: string | null): { kind: SendErrorKind; reason: string } {
  if (status === 429) return { kind: 'throttled', reason: 'too_many_messages' };
  if (status === 401 || status === 403) return { kind: 'channel_broken', reason: 'token_invalid' };
  if (transient) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (words === null && (status === 502 || status === 504)) return { kind: 'unknown', reason: 'no_answer' };
  if (status >= 500) return { kind: 'retryable', reason: 'provider_unavailable' };
  return { kind: 'rejected', reason: 'provider_refused' };
}

/** The partner API has a header of its own for it. */
function waitAskedBy(response: HttpResponse): number | null {
  const own = response.headers['x-rate-limit-retry-after-seconds'];
  return retryAfterOf(own === undefined ? response : { ...response, headers: { 'retry-after': own } });
}
