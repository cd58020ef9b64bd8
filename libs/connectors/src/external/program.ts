import { Webhook } from 'standardwebhooks';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { answerOf, exchange, isSuccess, retryAfterOf, withoutSecrets } from '../http/api-exchange.js';
import type { HttpPort, HttpResponse } from '../http/http.port.js';
import { asText, type JsonObject } from '../json/reading.js';
import { SendError, type SendErrorKind } from '../send-error.js';

const ANSWER_TIMEOUT_MS = 30_000;
const ANSWER_BYTES = 256 * 1024;

/** The key that signs. Libraries write it as `whsec_` and base64; any other text is its own bytes. */
export const signerOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });

/**
 * Tells the program something, signed by the rules of Standard Webhooks, and gives back its answer; null: it has no address and asks
 * for its messages itself. `id` names what is told: told again under the same id it is the same, so a lost answer is tried again.
 */
export async function tell(id: string, event: JsonObject, channel: ConnectedChannel, http: HttpPort): Promise<JsonObject | null> {
  const url = channel.settings.outbound_url;
  if (!url) return null;
  const secret = channel.secrets.signing_secret;
  if (!secret) throw new SendError('channel_broken', 'not_configured', 'not_configured', 'The channel has no secret to sign with.');
  const body = JSON.stringify(event);
  const now = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatureOf(secret, id, now, body),
  };
  const asked = { method: 'POST' as const, url, headers, body, timeoutMs: ANSWER_TIMEOUT_MS, maxBytes: ANSWER_BYTES };
  const response = await exchange(asked, http).catch((error: unknown) => {
    throw error instanceof SendError && error.kind === 'unknown' ? new SendError('retryable', error.code, 'provider_unavailable') : error;
  });
  if (isSuccess(response)) return answerOf(response);
  throw refused(response, Object.values(channel.secrets));
}

function signatureOf(secret: string, id: string, at: Date, body: string): string {
  try {
    return signerOf(secret).sign(id, at, body);
  } catch {
    throw new SendError('channel_broken', 'not_configured', 'not_configured', 'The secret after "whsec_" is not base64.');
  }
}

/** What a program's refusal means: by its status, and by the `code` that it may give. */
function refused(response: HttpResponse, secrets: readonly string[]): SendError {
  const { status } = response;
  const answer = answerOf(response);
  const code = asText(answer.code, 128);
  const [kind, reason] = meaningOf(status, code);
  return new SendError(
    kind,
    code ?? `http_${status}`,
    reason,
    withoutSecrets(asText(answer.message, 1000), secrets),
    retryAfterOf(response),
  );
}

function meaningOf(status: number, code: string | null): [SendErrorKind, string] {
  if (status === 429) return ['throttled', 'too_many_messages'];
  if (status >= 500 || status === 408) return ['retryable', 'provider_unavailable'];
  if (status === 410) return ['channel_broken', 'provider_refused']; // the address is gone for good
  if (code === 'client_unreachable') return ['client_unreachable', 'client_unreachable'];
  if (status === 413) return ['message_invalid', 'file_too_large'];
  return ['rejected', 'provider_refused'];
}
