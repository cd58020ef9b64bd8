import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundAttachment } from '#domain/messages/outbound-message.js';
import type { FetchedMedia } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { pieces, reached, startOf } from '../http/media-exchange.js';
import { asId, asText } from '../json/reading.js';
import { MediaError, SendError } from '../send-error.js';
import { answerOf, ask, gatewayRequest, type RefusalTable } from './requests.js';

/** A large file takes its time. */
const FILE_TIMEOUT_MS = 300_000;

/** Hands the file to the gateway; resolves with the id by which a send names it. An upload reaches no client, so it may be repeated. */
export async function upload(file: OutboundAttachment, channel: ConnectedChannel, http: HttpPort, refusals: RefusalTable): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([await opened(file)], { type: file.mime }), file.name);
  const { authorization = '' } = gatewayRequest(channel, 'POST', 'files').headers ?? {};
  const request = { ...gatewayRequest(channel, 'POST', 'files'), headers: { authorization }, body: form, timeoutMs: FILE_TIMEOUT_MS };
  const answer = await ask(request, http, refusals).catch((error: unknown) => {
    throw error instanceof SendError && error.kind === 'unknown' ? new SendError('retryable', error.code, 'provider_unavailable') : error;
  });
  const id = asId(answer.id);
  if (id === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
  return id;
}

async function opened(file: OutboundAttachment): Promise<Blob> {
  try {
    return await file.open();
  } catch {
    throw new SendError('not_reached', 'file_unreadable', 'file_unreadable');
  }
}

/** The gateway asks the messenger for the file that a message carries and passes it on as it comes. */
export async function fetchFile(
  mediaId: string | null,
  maxBytes: number,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FetchedMedia> {
  if (mediaId === null) throw new MediaError('gone', 'The messenger named no file.');
  const request = gatewayRequest(channel, 'GET', `files/${encodeURIComponent(mediaId)}`);
  const answer = await reached(() => http.stream({ ...request, timeoutMs: FILE_TIMEOUT_MS, maxBytes }));
  if (answer.status === 200) return { body: pieces(answer.body), mime: answer.headers['content-type'] ?? null };
  const { error } = answerOf({ body: await startOf(answer.body) });
  const words = asText(error, 500) ?? `HTTP ${answer.status}`;
  if (answer.status === 404 || answer.status === 410) throw new MediaError('gone', words);
  throw new MediaError(answer.status >= 500 || [409, 420, 429].includes(answer.status) ? 'temporary' : 'refused', words);
}
