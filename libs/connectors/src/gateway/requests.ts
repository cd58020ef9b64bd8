import type { ConnectedChannel } from '#domain/channels/channel.js';
import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse } from '../http/http.port.js';
import { asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { SendError, type SendErrorKind } from '../send-error.js';

export const DEFAULT_GATEWAY_URL = 'http://127.0.0.1:3080';

/** What a messenger's refusal means: whether to try again, and the key of the operator's sentence. */
export interface Refusal {
  kind: SendErrorKind;
  reason: string;
  retryAfterSeconds?: number;
}

/** A messenger's codes in our words; null: a code that it does not know. */
export type RefusalTable = (code: string) => Refusal | null;

/** Messengers are slower than web servers: the gateway waits for their answer. */
const TIMEOUT_MS = 30_000;

/** The gateway's address for one channel: `<gateway>/channels/<transport>/<key>/<path>`, with the channel's own secret. */
export function gatewayRequest(channel: ConnectedChannel, method: 'GET' | 'POST', path: string, json?: unknown): HttpRequest {
  const base = (channel.settings.base_url || DEFAULT_GATEWAY_URL).replace(/\/+$/, '');
  const url = `${base}/channels/${encodeURIComponent(channel.transport)}/${encodeURIComponent(channel.key)}/${path}`;
  const authorization = `Bearer ${channel.secrets.gateway_secret ?? ''}`;
  if (json === undefined) return { method, url, headers: { authorization }, timeoutMs: TIMEOUT_MS };
  const headers = { authorization, 'content-type': 'application/json' };
  return { method, url, headers, body: JSON.stringify(json), timeoutMs: TIMEOUT_MS };
}

/** The answer's JSON. Throws a `SendError` and nothing else. */
export async function ask(request: HttpRequest, http: HttpPort, refusals: RefusalTable): Promise<JsonObject> {
  const response = await exchange(request, http);
  const answer = answerOf(response);
  if (response.status >= 200 && response.status < 300) return answer;
  throw refusedBy(response.status, asObject(answer.error), refusals);
}

async function exchange(request: HttpRequest, http: HttpPort): Promise<HttpResponse> {
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

export function answerOf(response: Pick<HttpResponse, 'body'>): JsonObject {
  try {
    return asObject(parseUntrustedJson(response.body));
  } catch {
    return {};
  }
}

/** What the gateway itself says, before any messenger is asked. */
const OWN_CODES: Record<string, Refusal> = {
  signed_out: { kind: 'channel_broken', reason: 'signed_out' },
  connecting: { kind: 'retryable', reason: 'provider_unavailable' },
  unauthorized: { kind: 'channel_broken', reason: 'token_invalid' },
  driver_missing: { kind: 'channel_broken', reason: 'not_configured' },
  file_missing: { kind: 'retryable', reason: 'provider_unavailable' },
  answer_lost: { kind: 'unknown', reason: 'no_answer' },
};

function refusedBy(status: number, error: JsonObject, refusals: RefusalTable): SendError {
  const code = asText(error.code, 128);
  const known = code === null ? null : ((Object.hasOwn(OWN_CODES, code) ? OWN_CODES[code] : null) ?? refusals(code));
  const { kind, reason, retryAfterSeconds } = known ?? byStatus(status);
  const wait = retryAfterSeconds ?? asNumber(error.retryAfterSeconds);
  return new SendError(kind, code ?? `http_${status}`, reason, asText(error.message, 500), wait === null ? null : Math.min(wait, 86_400));
}

/** A proxy's 502 or 504 hides what happened behind it. */
function byStatus(status: number): Refusal {
  if (status === 429 || status === 420) return { kind: 'throttled', reason: 'too_many_messages' };
  if (status === 502 || status === 504) return { kind: 'unknown', reason: 'no_answer' };
  if (status >= 500) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (status === 401) return { kind: 'channel_broken', reason: 'token_invalid' };
  return { kind: 'rejected', reason: 'provider_refused' };
}
