import { answerOf, retryAfterOf, withoutSecrets } from '../http/api-exchange.js';
import type { HttpResponse } from '../http/http.port.js';
import { asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError, type SendErrorKind } from '../send-error.js';
import { refusalFor } from './refusals.js';
import { wordsOf } from './statuses.js';

/**
 * A refusal as a send error: by Meta's code, then by `is_transient`, then by the HTTP status. Providers that stand before Meta
 * speak for themselves in an envelope of their own: `{"meta":{"success":false,…}}`.
 */
export function sendRefused(response: HttpResponse, secrets: readonly string[]): SendError {
  const answer = answerOf(response);
  const [error, meta] = [asObject(answer.error), asObject(answer.meta)];
  const code = asNumber(error.code);
  const status = statusOf(response, meta);
  const { kind, reason } = refusalFor(code) ?? refusalByStatus(status, error);
  const detail = withoutSecrets(wordsOf(error) ?? asText(meta.developer_message, 1000), secrets);
  return new SendError(kind, code === null ? `http_${status}` : String(code), reason, detail, retryAfterOf(response));
}

/** Where the answer says that it is a refusal although its status does not. */
function statusOf({ status }: HttpResponse, meta: JsonObject): number {
  const told = asNumber(meta.http_code);
  return status < 300 && told !== null && told >= 400 && told < 600 ? told : status;
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
