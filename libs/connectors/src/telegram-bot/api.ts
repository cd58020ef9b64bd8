import type { ApiMethods } from '@grammyjs/types';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { answerOf, exchange, retryAfterOf, withoutSecrets } from '../http/api-exchange.js';
import type { HttpPort, HttpResponse } from '../http/http.port.js';
import { asId, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { refusalFor } from './refusals.js';

export const DEFAULT_BASE_URL = 'https://api.telegram.org';

type Method = keyof ApiMethods<never>;

/** A call of the Bot API: its parameters, and the file that goes with them. */
export interface BotCall {
  method: Method;
  params: Record<string, unknown>;
  file?: { field: string; name: string; bytes: Blob };
  timeoutMs?: number;
}

/** A large file takes its time. */
const UPLOAD_TIMEOUT_MS = 300_000;
const ANSWER_BYTES = 16 * 1024 * 1024;

export const baseUrlOf = (channel: ConnectedChannel): string => (channel.settings.base_url || DEFAULT_BASE_URL).replace(/\/+$/, '');

/** The `result` of a call; a refusal is a `SendError`, where the group has moved a `ChatMoved`. */
export async function call({ method, params, file, timeoutMs }: BotCall, channel: ConnectedChannel, http: HttpPort): Promise<unknown> {
  const token = tokenOf(channel);
  const url = `${baseUrlOf(channel)}/bot${token}/${method}`;
  const body = file ? formOf(params, file) : JSON.stringify(params);
  const headers: Record<string, string> = file ? {} : { 'content-type': 'application/json' };
  const limits = { maxBytes: ANSWER_BYTES, ...(file ? { timeoutMs: UPLOAD_TIMEOUT_MS } : timeoutMs === undefined ? {} : { timeoutMs }) };
  const response = await exchange({ method: 'POST', url, headers, body, ...limits }, http);
  const answer = answerOf(response);
  if (answer.ok === true && answer.result !== undefined) return answer.result;
  if (answer.ok === true || (response.status >= 200 && response.status < 300))
    throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  throw refused(response, answer, Object.values(channel.secrets));
}

/** The group became a supergroup: the same message goes once more to the new address. */
export class ChatMoved extends SendError {
  constructor(readonly newChatId: string) {
    super('rejected', 'chat_moved', 'provider_refused');
    this.name = 'SendError';
  }
}

function tokenOf(channel: ConnectedChannel): string {
  const token = channel.secrets.bot_token ?? '';
  if (/^\d+:[\w-]+$/.test(token)) return token;
  throw new SendError('channel_broken', 'not_configured', 'not_configured', 'The channel has no token of the form 123456:ABC….');
}

function formOf(params: Record<string, unknown>, file: NonNullable<BotCall['file']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  form.set(file.field, file.bytes, file.name);
  return form;
}

function refused(response: HttpResponse, answer: JsonObject, secrets: readonly string[]): SendError {
  const parameters = asObject(answer.parameters);
  const newChatId = asId(parameters.migrate_to_chat_id);
  if (newChatId !== null) return new ChatMoved(newChatId);
  const code = asNumber(answer.error_code) ?? response.status;
  const told = answer.ok === false;
  const words = asText(answer.description, 1000);
  const { kind, reason } = refusalFor(code, words ?? '', told);
  const wait = asNumber(parameters.retry_after);
  return new SendError(
    kind,
    told ? String(code) : `http_${response.status}`,
    reason,
    withoutSecrets(words, secrets),
    wait ?? retryAfterOf(response),
  );
}
