import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { FetchedMedia } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { fileAt } from '../http/media-exchange.js';
import { asObject, asWebAddress } from '../json/reading.js';
import { MediaError, SendError } from '../send-error.js';
import { call } from './api.js';
import type { Dialect } from './dialect.js';
import { FETCHED_BYTES } from './limits.js';

/** Files lie at public addresses that live for a while; a film's address can be asked for anew by its token. */
export async function fetchMedia(
  dialect: Dialect,
  { mediaId, url }: { mediaId: string | null; url: string | null },
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  if (url !== null) {
    try {
      return await fileAt(url, http, FETCHED_BYTES);
    } catch (error) {
      if (!(error instanceof MediaError) || error.reason !== 'gone' || mediaId === null) throw error;
    }
  }
  if (mediaId === null) throw new MediaError('gone', 'The messenger named no file.');
  return fileAt(await filmAddress(mediaId, dialect, channel, http), http, FETCHED_BYTES);
}

async function filmAddress(token: string, dialect: Dialect, channel: ConnectedChannel, http: HttpPort): Promise<string> {
  try {
    const { urls } = await call({ method: 'GET', path: `/videos/${encodeURIComponent(token)}` }, dialect, channel, http);
    const named = asObject(urls);
    const sizes = ['mp4_1080', 'mp4_720', 'mp4_480', 'mp4_360', 'mp4_240', 'mp4_144'].map((size) => asWebAddress(named[size]));
    const url = sizes.find((address) => address !== null);
    if (url) return url;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.mayRetry || error.kind === 'unknown') throw new MediaError('temporary', error.detail);
  }
  throw new MediaError('gone', 'The file is not there any more.');
}
