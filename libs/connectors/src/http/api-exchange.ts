import type { OutboundAttachment } from '#domain/messages/outbound-message.js';
import { asObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { SendError } from '../send-error.js';
import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse } from './http.port.js';

const DAY_SECONDS = 86_400;

/** One call of a provider's API. A call without an answer is told as a `SendError` that says whether it may be repeated. */
export async function exchange(request: HttpRequest, http: HttpPort): Promise<HttpResponse> {
  try {
    return await http.request(request);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw new SendError('unknown', 'internal', 'no_answer');
    if (error.reason === 'blocked_address' || error.reason === 'invalid_url') {
      throw new SendError('channel_broken', error.reason, 'address_not_allowed', error.message);
    }
    if (!error.sent) throw new SendError('not_reached', error.reason, 'provider_unavailable');
    throw new SendError('unknown', error.reason, 'no_answer');
  }
}

/** A call that sends nothing to anybody: when its answer is lost it may always be repeated. */
export async function repeatable<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof SendError && error.kind === 'unknown' ? new SendError('retryable', error.code, 'provider_unavailable') : error;
  }
}

export const isSuccess = (response: HttpResponse): boolean => response.status >= 200 && response.status < 300;

/** An answer's JSON; an empty object when it is none. */
export function answerOf(response: { body: Uint8Array }): JsonObject {
  try {
    return asObject(parseUntrustedJson(response.body));
  } catch {
    return {};
  }
}

/** `Retry-After` in seconds or as a date; never more than a day, whatever it says. */
export function retryAfterOf(response: HttpResponse): number | null {
  const header = response.headers['retry-after'];
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, DAY_SECONDS) : null;
}

/** A provider may quote the token in its complaint; nobody may read it there. */
export function withoutSecrets(words: string | null, secrets: readonly string[]): string | null {
  return words && secrets.filter((secret) => secret.length >= 4).reduce((text, secret) => text.replaceAll(secret, '***'), words);
}

/** The stored file; one that can't be read now is tried again. */
export async function openFile(attachment: OutboundAttachment): Promise<Blob> {
  try {
    return await attachment.open();
  } catch {
    throw new SendError('not_reached', 'file_unreadable', 'file_unreadable');
  }
}
