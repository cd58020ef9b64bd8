import type { FetchedMedia } from '../connector.js';
import { MediaError } from '../send-error.js';
import { HttpFailure, type HttpPort } from './http.port.js';

/** What is read of a refusal's words. */
const WORDS_BYTES = 64 * 1024;

const FETCH_TIMEOUT_MS = 120_000;

/** The file at a public address. One that is forbidden there has as a rule outlived its address. */
export async function fileAt(url: string, http: HttpPort, maxBytes: number): Promise<FetchedMedia> {
  const answer = await reached(() => http.stream({ method: 'GET', url, timeoutMs: FETCH_TIMEOUT_MS, maxBytes }));
  if (answer.status === 200) return { body: pieces(answer.body), mime: answer.headers['content-type'] ?? null };
  if ([403, 404, 410].includes(answer.status)) throw new MediaError('gone', `HTTP ${answer.status}`);
  throw new MediaError(answer.status === 429 || answer.status >= 500 ? 'temporary' : 'refused', `HTTP ${answer.status}`);
}

/** An exchange about a file, its failures as `MediaError`. */
export async function reached<Answer>(exchange: () => Promise<Answer>): Promise<Answer> {
  try {
    return await exchange();
  } catch (error) {
    throw asMediaError(error);
  }
}

/** A file's bytes as they come, failures on the way as `MediaError`. */
export async function* pieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw asMediaError(error);
  }
}

/** The beginning of an answer that is no file: where a provider says why. */
export async function startOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const start: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body) {
      start.push(piece);
      size += piece.length;
      if (size >= WORDS_BYTES) break;
    }
  } catch {
    // What has come so far must do.
  }
  return Buffer.concat(start);
}

function asMediaError(error: unknown): MediaError {
  if (error instanceof MediaError) return error;
  if (!(error instanceof HttpFailure)) return new MediaError('temporary');
  if (error.reason === 'too_large') return new MediaError('too_large');
  return new MediaError(error.reason === 'blocked_address' || error.reason === 'invalid_url' ? 'refused' : 'temporary', error.message);
}
