import type { ConnectedChannel } from '#domain/channels/channel.js';
import { answerOf, exchange, isSuccess } from '../http/api-exchange.js';
import type { HttpPort, HttpRequest } from '../http/http.port.js';
import type { JsonObject } from '../json/reading.js';
import { sendRefused } from './refusals.js';
import { apiOf, assertConfigured, baseUrlOf } from './settings.js';

/** A call of either API. Both take forms; what is no text goes into them as JSON. */
export interface GupshupCall {
  method: HttpRequest['method'];
  path: string;
  query?: Record<string, string>;
  form?: Record<string, unknown> | FormData;
  json?: unknown;
  timeoutMs?: number;
}

/** A list of templates is long. */
const ANSWER_BYTES = 16 * 1024 * 1024;

/** The answer's JSON; a refusal is a `SendError`. An answer may say "error" under a status that says all is well. */
export async function call(asked: GupshupCall, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject> {
  assertConfigured(channel);
  const response = await exchange(requestFor(asked, channel), http);
  const answer = answerOf(response);
  if (!isSuccess(response) || answer.status === 'error') throw sendRefused(response, answer, Object.values(channel.secrets));
  return answer;
}

function requestFor({ method, path, query, form, json, timeoutMs }: GupshupCall, channel: ConnectedChannel): HttpRequest {
  const search = new URLSearchParams(query);
  const base: HttpRequest = {
    ...{ method, url: `${baseUrlOf(channel)}${path}${search.size === 0 ? '' : `?${search.toString()}`}`, maxBytes: ANSWER_BYTES },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
  if (form instanceof FormData) return { ...base, headers: authorizedFor(channel), body: form };
  if (json !== undefined) {
    return { ...base, headers: { ...authorizedFor(channel), 'content-type': 'application/json' }, body: JSON.stringify(json) };
  }
  if (form === undefined) return { ...base, headers: authorizedFor(channel) };
  const headers = { ...authorizedFor(channel), 'content-type': 'application/x-www-form-urlencoded' };
  return { ...base, headers, body: formText(form) };
}

const authorizedFor = (channel: ConnectedChannel): Record<string, string> =>
  apiOf(channel) === 'partner' ? { authorization: channel.secrets.app_token ?? '' } : { apikey: channel.secrets.api_key ?? '' };

const formText = (values: Record<string, unknown>): string =>
  new URLSearchParams(
    Object.entries(values).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString();
