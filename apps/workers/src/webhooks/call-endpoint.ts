import { retryAfterOf } from '#connectors/http/api-exchange.js';
import { HttpFailure, type HttpPort } from '#connectors/http/http.port.js';
import type { AttemptResult, LoadedDelivery } from '#persistence/webhooks/webhook-attempt.store.js';
import { signedHeaders } from './signature.js';

/** The whole exchange, from the look-up of the name to the last byte of the answer. */
export const TIMEOUT_MS = 15_000;
const ANSWER_BYTES = 64 * 1024;
const USER_AGENT = 'Deskwire-Webhooks/1';

/** One attempt at an integrator's program. Never rejects: what went wrong is the result. */
export async function callEndpoint(delivery: LoadedDelivery, secrets: readonly string[], http: HttpPort): Promise<AttemptResult> {
  const at = new Date();
  const began = performance.now();
  const durationMs = (): number => Math.round(performance.now() - began);
  try {
    const response = await http.request({
      ...{ method: 'POST', url: delivery.url, headers: headersOf(delivery, secrets, at), body: delivery.body },
      ...{ timeoutMs: TIMEOUT_MS, maxBytes: ANSWER_BYTES, excess: 'cut' },
    });
    const { status, body } = response;
    return { at, durationMs: durationMs(), status, answer: textOf(body), error: null, retryAfter: retryAfterOf(response) };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { at, durationMs: durationMs(), status: null, answer: null, error: error.message, retryAfter: null };
  }
}

/** Ours, and the same values again under the names that the receiver looks for. */
function headersOf({ key, body, headerAliases }: LoadedDelivery, secrets: readonly string[], at: Date): Record<string, string> {
  const signed = signedHeaders(key, body, secrets, at);
  const aliases = Object.entries(headerAliases).flatMap(([header, alias]) => {
    const value = signed[header as keyof typeof signed];
    return value === undefined ? [] : [[alias.toLowerCase(), value] as const];
  });
  return { 'user-agent': USER_AGENT, 'content-type': 'application/json', ...Object.fromEntries(aliases), ...signed };
}

/** As text that the database can keep, whatever bytes it was. */
const textOf = (body: Uint8Array): string | null =>
  body.length === 0 ? null : new TextDecoder().decode(body).replaceAll('\u0000', '\uFFFD');
