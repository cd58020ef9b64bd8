import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { FetchedMedia } from '../connector.js';
import { answerOf } from '../http/api-exchange.js';
import type { HttpPort, HttpResponse } from '../http/http.port.js';
import { pieces, reached, startOf } from '../http/media-exchange.js';
import { asNumber, asObject, asText, asWebAddress } from '../json/reading.js';
import { MediaError } from '../send-error.js';
import { requestOf } from './api.js';
import type { Dialect } from './dialect.js';
import { WHATSAPP_LIMITS } from './limits.js';
import { wordsOf } from './statuses.js';

const MAX_BYTES = WHATSAPP_LIMITS.attachmentBytes.document;
const PIECE_TIMEOUT_MS = 120_000;

/** A file by its id or its address, as the webhook named it. */
export interface NamedMedia {
  mediaId: string | null;
  url: string | null;
}

/**
 * Two steps: the id gives an address that lives for five minutes, the address gives the bytes. An address that came
 * with the webhook may already be dead, so an id is always asked anew, and once more when its address is gone.
 */
export async function fetchMedia(dialect: Dialect, media: NamedMedia, channel: ConnectedChannel, http: HttpPort): Promise<FetchedMedia> {
  const { mediaId, url } = media;
  if (mediaId === null && url === null) throw new MediaError('gone', 'The provider named no file.');
  if (mediaId === null) return bytesAt(dialect, url ?? '', null, channel, http);
  const first = await addressOf(dialect, mediaId, channel, http);
  try {
    return await bytesAt(dialect, first.url, first.mime, channel, http);
  } catch (error) {
    if (!dialect.asksAgainForFiles || !(error instanceof MediaError) || error.reason !== 'gone') throw error;
    const second = await addressOf(dialect, mediaId, channel, http);
    return bytesAt(dialect, second.url, second.mime, channel, http);
  }
}

async function addressOf(
  dialect: Dialect,
  mediaId: string,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<{ url: string; mime: string | null }> {
  const asked = { method: 'GET', path: dialect.mediaAddressPath(mediaId, channel) } as const;
  const response = await reached(() => http.request(requestOf(asked, dialect, channel)));
  if (response.status !== 200) throw refused(response);
  const answer = answerOf(response);
  if ((asNumber(answer.file_size) ?? 0) > MAX_BYTES) throw new MediaError('too_large');
  const url = asWebAddress(answer.url);
  if (url === null) throw new MediaError('temporary', 'The provider named no address for the file.');
  return { url, mime: asText(answer.mime_type, 255) };
}

async function bytesAt(
  dialect: Dialect,
  named: string,
  mime: string | null,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  const { url, authorized } = dialect.bytesAt(named, channel);
  const headers = authorized ? dialect.authorization(channel) : {};
  const answer = await reached(() => http.stream({ method: 'GET', url, headers, timeoutMs: PIECE_TIMEOUT_MS, maxBytes: MAX_BYTES }));
  if (answer.status !== 200) throw refused({ ...answer, body: await startOf(answer.body) });
  return { body: pieces(answer.body), mime: mime ?? answer.headers['content-type'] ?? null };
}

/** Meta answers 400 with code 100 for an id that it no longer knows. */
function refused(response: HttpResponse): MediaError {
  const answer = answerOf(response);
  const error = asObject(answer.error);
  const code = asNumber(error.code);
  const words = wordsOf(error) ?? asText(asObject(answer.meta).developer_message, 1000);
  if (response.status === 404 || response.status === 410 || code === 100) return new MediaError('gone', words);
  const transient =
    error.is_transient === true || response.status === 429 || response.status >= 500 || code === 4 || code === 80007 || code === 130429;
  return new MediaError(transient ? 'temporary' : 'refused', words ?? `HTTP ${response.status}`);
}
