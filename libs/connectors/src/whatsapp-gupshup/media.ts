import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { FetchedMedia } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { pieces, reached } from '../http/media-exchange.js';
import { MediaError } from '../send-error.js';
import { WHATSAPP_LIMITS } from '../whatsapp/limits.js';

const TIMEOUT_MS = 120_000;
const MAX_BYTES = WHATSAPP_LIMITS.attachmentBytes.document;

/** Gupshup keeps files for a week at an address that asks for no key, so none is given: the address came from outside. */
export async function fetchMedia(
  { url }: { mediaId: string | null; url: string | null },
  _channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  if (url === null) throw new MediaError('gone', 'The provider named no address for the file.');
  const answer = await reached(() => http.stream({ method: 'GET', url, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }));
  if (answer.status === 200) return { body: pieces(answer.body), mime: answer.headers['content-type'] ?? null };
  if (answer.status === 404 || answer.status === 410) throw new MediaError('gone', `HTTP ${answer.status}`);
  throw new MediaError(answer.status === 429 || answer.status >= 500 ? 'temporary' : 'refused', `HTTP ${answer.status}`);
}
