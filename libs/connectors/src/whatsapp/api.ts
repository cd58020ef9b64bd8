import type { ConnectedChannel } from '#domain/channels/channel.js';
import { answerOf, exchange, isSuccess } from '../http/api-exchange.js';
import type { HttpPort, HttpRequest } from '../http/http.port.js';
import { asObject, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { baseUrlOf, type Dialect } from './dialect.js';
import { sendRefused } from './send-refused.js';

/** A call of the provider's API; `path` is below the base address. */
export interface ApiCall {
  method: HttpRequest['method'];
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: FormData;
  timeoutMs?: number;
}

/** A page of templates with their examples is long. */
const ANSWER_BYTES = 16 * 1024 * 1024;

/** The answer's JSON; a refusal is a `SendError`, whichever of its envelopes the provider puts it in. */
export async function call(asked: ApiCall, dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject> {
  const lack = dialect.lacks(channel);
  if (lack !== null) throw new SendError('channel_broken', 'not_configured', 'not_configured', lack);
  const response = await exchange(requestOf(asked, dialect, channel), http);
  const answer = answerOf(response);
  if (isSuccess(response) && asObject(answer.meta).success !== false) return answer;
  throw sendRefused(response, Object.values(channel.secrets));
}

export function requestOf(
  { method, path, query, json, form, timeoutMs }: ApiCall,
  dialect: Dialect,
  channel: ConnectedChannel,
): HttpRequest {
  const asked = new URLSearchParams(query).toString();
  return {
    method,
    url: `${baseUrlOf(dialect, channel)}${path}${asked === '' ? '' : `?${asked}`}`,
    headers: { ...dialect.authorization(channel), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    maxBytes: ANSWER_BYTES,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: form }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}
