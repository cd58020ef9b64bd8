import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { FetchedMedia } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { pieces, reached, startOf } from '../http/media-exchange.js';
import { answerOf } from '../http/api-exchange.js';
import { asNumber, asObject, asText } from '../json/reading.js';
import { MediaError, SendError } from '../send-error.js';
import { baseUrlOf, call } from './api.js';
import { FETCHED_BYTES } from './limits.js';

const FETCH_TIMEOUT_MS = 120_000;

/**
 * Two steps: `getFile` names a path that lives for an hour, the path gives the bytes. Telegram's own server lets bots fetch 20 MB;
 * a server of one's own (`base_url`) names larger files too, up to what its bots may send.
 */
export async function fetchMedia(
  { mediaId }: { mediaId: string | null; url: string | null },
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  if (mediaId === null) throw new MediaError('gone', 'Telegram named no file.');
  const file = asObject(await asMedia(() => call({ method: 'getFile', params: { file_id: mediaId } }, channel, http)));
  const path = asText(file.file_path, 2048);
  if (path === null) throw tooLarge(asNumber(file.file_size));
  const way = path.split('/').map(encodeURIComponent).join('/');
  const url = `${baseUrlOf(channel)}/file/bot${channel.secrets.bot_token}/${way}`;
  const answer = await reached(() => http.stream({ method: 'GET', url, timeoutMs: FETCH_TIMEOUT_MS, maxBytes: FETCHED_BYTES }));
  if (answer.status === 200) return { body: pieces(answer.body), mime: null };
  const words = asText(answerOf({ body: await startOf(answer.body) }).description, 500);
  if (answer.status === 404 || answer.status === 410) throw new MediaError('gone', words);
  throw new MediaError(answer.status === 429 || answer.status >= 500 ? 'temporary' : 'refused', words ?? `HTTP ${answer.status}`);
}

const tooLarge = (size: number | null): MediaError =>
  new MediaError(
    'too_large',
    `Telegram lets bots fetch files of up to 20 MB${size === null ? '' : `; this one has ${Math.ceil(size / 1024 / 1024)} MB`}.`,
  );

async function asMedia<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asking();
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (/file is too big/i.test(error.detail ?? '')) throw tooLarge(null);
    if (error.mayRetry || error.kind === 'unknown') throw new MediaError('temporary', error.detail);
    throw new MediaError(/wrong file_id|temporarily unavailable|not found/i.test(error.detail ?? '') ? 'gone' : 'refused', error.detail);
  }
}
