import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { FetchedMedia } from '../connector.js';
import type { HttpPort, HttpRequest, HttpResponse } from '../http/http.port.js';
import { asNumber, asObject, asText, asWebAddress } from '../json/reading.js';
import { pieces, reached, startOf } from '../http/media-exchange.js';
import { MediaError } from '../send-error.js';
import { WHATSAPP_LIMITS } from '../whatsapp/limits.js';
import { answerOf } from '../whatsapp/send-refused.js';
import { wordsOf } from '../whatsapp/statuses.js';
import { mediaAddressRequest, mediaBytesRequest } from './build.js';

const MAX_BYTES = WHATSAPP_LIMITS.attachmentBytes.document;

/**
 * Two steps: the id gives an address that lives for five minutes, the address gives the bytes. An address that came
 * with the webhook may already be dead, so an id is always asked anew, and once more when its address is gone.
 */
export async function fetchMedia(
  media: { mediaId: string | null; url: string | null },
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  const { mediaId, url } = media;
  if (mediaId === null && url === null) throw new MediaError('gone', 'The provider named no file.');
  if (mediaId === null) return bytesAt(url ?? '', null, channel, http);
  const first = await addressOf(mediaId, channel, http);
  try {
    return await bytesAt(first.url, first.mime, channel, http);
  } catch (error) {
    if (!(error instanceof MediaError) || error.reason !== 'gone') throw error;
    const second = await addressOf(mediaId, channel, http);
    return bytesAt(second.url, second.mime, channel, http);
  }
}

async function addressOf(mediaId: string, channel: ConnectedChannel, http: HttpPort): Promise<{ url: string; mime: string | null }> {
  const response = await exchange(mediaAddressRequest(mediaId, channel), http);
  if (response.status !== 200) throw refused(response);
  const answer = answerOf(response);
  if ((asNumber(answer.file_size) ?? 0) > MAX_BYTES) throw new MediaError('too_large');
  const url = asWebAddress(answer.url);
  if (url === null) throw new MediaError('temporary', 'The provider named no address for the file.');
  return { url, mime: asText(answer.mime_type, 255) };
}

async function bytesAt(url: string, mime: string | null, channel: ConnectedChannel, http: HttpPort): Promise<FetchedMedia> {
  const answer = await reached(() => http.stream(mediaBytesRequest(url, MAX_BYTES, channel)));
  if (answer.status !== 200) throw refused({ ...answer, body: await startOf(answer.body) });
  return { body: pieces(answer.body), mime: mime ?? answer.headers['content-type'] ?? null };
}

const exchange = (request: HttpRequest, http: HttpPort): Promise<HttpResponse> => reached(() => http.request(request));

/** Meta answers 400 with code 100 for an id that it no longer knows. */
function refused(response: HttpResponse): MediaError {
  const error = asObject(answerOf(response).error);
  const code = asNumber(error.code);
  if (response.status === 404 || response.status === 410 || code === 100) return new MediaError('gone', wordsOf(error));
  const transient =
    error.is_transient === true || response.status === 429 || response.status >= 500 || code === 4 || code === 80007 || code === 130429;
  return new MediaError(transient ? 'temporary' : 'refused', wordsOf(error) ?? `HTTP ${response.status}`);
}
