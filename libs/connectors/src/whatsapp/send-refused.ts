import { asNumber, asObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import type { HttpResponse } from '../http/http.port.js';
import { SendError, type SendErrorKind } from '../send-error.js';
import { refusalFor } from './refusals.js';
import { wordsOf } from './statuses.js';

/** An answer's JSON; an empty object when it is none. */
export function answerOf(response: HttpResponse): JsonObject {
  try {
    return asObject(parseUntrustedJson(response.body));
  } catch {
    return {};
  }
}

/** Meta's refusal as a send error: by its code, then by `is_transient`, then by the HTTP status. */
export function sendRefused(response: HttpResponse, secrets: readonly string[]): SendError {
  const error = asObject(answerOf(response).error);
  const code = asNumber(error.code);
  const { kind, reason } = refusalFor(code) ?? refusalByStatus(response.status, error);
  const detail = withoutSecrets(wordsOf(error), secrets);
  return new SendError(kind, code === null ? `http_${response.status}` : String(code), reason, detail, retryAfterOf(response));
}

/** A gateway's 502 or 504 without Meta's words hides what happened behind it, so the message may be on its way. */
function refusalByStatus(status: number, error: JsonObject): { kind: SendErrorKind; reason: string } {
  if (status === 429) return { kind: 'throttled', reason: 'too_many_messages' };
  if (error.is_transient === true) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (status === 502 || status === 504) return { kind: 'unknown', reason: 'no_answer' };
  if (status >= 500) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (status === 401) return { kind: 'channel_broken', reason: 'token_invalid' };
  return { kind: 'rejected', reason: 'provider_refused' };
}

/** `Retry-After` in seconds or as a date; never more than a day, whatever it says. */
function retryAfterOf(response: HttpResponse): number | null {
  const header = response.headers['retry-after'];
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : null;
}

/** A provider may quote the token in its complaint; nobody may read it there. */
function withoutSecrets(words: string | null, secrets: readonly string[]): string | null {
  return words && secrets.filter((secret) => secret.length >= 4).reduce((text, secret) => text.replaceAll(secret, '***'), words);
}
