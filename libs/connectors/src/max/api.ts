import type { ConnectedChannel } from '#domain/channels/channel.js';
import { answerOf, exchange, isSuccess, retryAfterOf, withoutSecrets } from '../http/api-exchange.js';
import type { HttpPort, HttpRequest } from '../http/http.port.js';
import { asText, type JsonObject } from '../json/reading.js';
import { SendError, type SendErrorKind } from '../send-error.js';
import { baseUrlOf, type Dialect } from './dialect.js';

/** A call of the bot API. */
export interface BotCall {
  method: HttpRequest['method'];
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  timeoutMs?: number;
}

const ANSWER_BYTES = 16 * 1024 * 1024;

/** The answer's JSON; a refusal is a `SendError`. */
export async function call(asked: BotCall, dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject> {
  const token = channel.secrets.access_token;
  if (!token) throw new SendError('channel_broken', 'not_configured', 'not_configured', 'The channel has no access token.');
  const query = new URLSearchParams({ ...asked.query, ...(dialect.token === 'query' ? { access_token: token } : {}) });
  const url = `${baseUrlOf(dialect, channel)}${asked.path}${query.size === 0 ? '' : `?${query.toString()}`}`;
  const headers: Record<string, string> = {
    ...(dialect.token === 'header' ? { authorization: token } : {}),
    ...(asked.json === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const body = asked.json === undefined ? {} : { body: JSON.stringify(asked.json) };
  const timeout = asked.timeoutMs === undefined ? {} : { timeoutMs: asked.timeoutMs };
  const response = await exchange({ method: asked.method, url, headers, maxBytes: ANSWER_BYTES, ...body, ...timeout }, http);
  const answer = answerOf(response);
  if (isSuccess(response)) {
    // Some calls answer 200 and say inside that they failed.
    if (answer.success === false)
      throw new SendError(
        'rejected',
        'refused',
        'provider_refused',
        withoutSecrets(asText(answer.message, 1000), Object.values(channel.secrets)),
      );
    return answer;
  }
  const code = asText(answer.code, 128);
  const { kind, reason } = refusalFor(response.status, code, asText(answer.message, 1000) ?? '');
  const detail = withoutSecrets(asText(answer.message, 1000), Object.values(channel.secrets));
  throw new SendError(kind, code ?? `http_${response.status}`, reason, detail, retryAfterOf(response));
}

const CODES: readonly (readonly [RegExp, SendErrorKind, string])[] = [
  [/^verify\.token|^access\.token|unauthorized/, 'channel_broken', 'token_invalid'],
  [/^attachment\.not\.ready$|not\.processed/, 'retryable', 'file_not_ready'],
  [/too\.many\.requests|rate\.limit/, 'throttled', 'too_many_messages'],
  [/^chat\.(denied|not\.found)|^dialog\.|^user\.|suspended|blocked/, 'client_unreachable', 'client_unreachable'],
  [/^message\.not\.found/, 'rejected', 'message_not_found'],
  [/^proto\.payload|^errors?\.process\.attachment/, 'message_invalid', 'invalid_parameter'],
  [/^service\.unavailable|^internal/, 'retryable', 'provider_unavailable'],
];

/** By the code first; TamTam tells a wrong token by 403, MAX by 401. */
function refusalFor(status: number, code: string | null, words: string): { kind: SendErrorKind; reason: string } {
  for (const [pattern, kind, reason] of CODES) if (code !== null && pattern.test(code)) return { kind, reason };
  if (status === 429) return { kind: 'throttled', reason: 'too_many_messages' };
  if (status === 401) return { kind: 'channel_broken', reason: 'token_invalid' };
  if (code === null && (status === 502 || status === 504)) return { kind: 'unknown', reason: 'no_answer' };
  if (status >= 500) return { kind: 'retryable', reason: 'provider_unavailable' };
  if (status === 413) return { kind: 'message_invalid', reason: 'file_too_large' };
  if (status === 403 || /(chat|dialog|user).*(not found|denied|suspended)/i.test(words))
    return { kind: 'client_unreachable', reason: 'client_unreachable' };
  return { kind: 'rejected', reason: 'provider_refused' };
}
