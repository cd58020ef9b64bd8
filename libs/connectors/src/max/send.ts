import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { AttachmentKind } from '#domain/messages/content.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { answerOf, exchange, isSuccess, openFile, repeatable } from '../http/api-exchange.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asObject, asText, asWebAddress, type JsonObject } from '../json/reading.js';
import { cannotSend } from '../outbound/cannot-send.js';
import { SendError } from '../send-error.js';
import { call } from './api.js';
import { messageJson } from './build.js';
import type { Dialect } from './dialect.js';
import { MAX_LIMITS } from './limits.js';
import { recipientOf } from './people.js';

const UPLOAD_TIMEOUT_MS = 300_000;
/** While the messenger still works on an uploaded file it refuses the message: it is asked again after growing pauses. */
const NOT_READY_PAUSES_MS = [500, 1_000, 2_000, 4_000];

const UPLOADED_AS: Record<AttachmentKind, 'image' | 'video' | 'audio' | 'file'> = {
  ...{ image: 'image', sticker: 'image', video: 'video', audio: 'audio', voice: 'audio', document: 'file' },
};

/** The answer is the messenger's last word: it tells neither delivery nor reading. Throws a `SendError` and nothing else. */
export async function send(dialect: Dialect, message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const query = recipientOf(message.to);
  messageJson(message, message.attachment && { type: 'file' }, dialect.messenger); // what could only be refused is refused before the upload
  const file = message.attachment && (await upload(message.attachment, dialect, channel, http));
  const json = messageJson(message, file, dialect.messenger);
  const answer = await whenReady(() => call({ method: 'POST', path: '/messages', query, json }, dialect, channel, http));
  const externalId = asId(asObject(asObject(answer.message).body).mid) ?? asId(answer.message_id);
  if (externalId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId, status: 'sent' };
}

async function whenReady<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (const pause of NOT_READY_PAUSES_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SendError) || error.reason !== 'file_not_ready') throw error;
      await sleep(pause);
    }
  }
  return attempt();
}

/** Two steps: where the file goes, and the file; the attachment names it by the token that one of them gave. */
async function upload(
  attachment: OutboundAttachment,
  dialect: Dialect,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<Record<string, unknown>> {
  if (attachment.size > MAX_LIMITS.attachmentBytes[attachment.kind]) {
    throw cannotSend(
      'file_too_large',
      `${dialect.messenger} takes files of this kind of up to ${MAX_LIMITS.attachmentBytes[attachment.kind] / 1024 / 1024} MB.`,
    );
  }
  const type = UPLOADED_AS[attachment.kind];
  const place = await repeatable(() => call({ method: 'POST', path: '/uploads', query: { type } }, dialect, channel, http));
  const url = asWebAddress(place.url);
  if (url === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
  const bytes = await openFile(attachment);
  const form = new FormData();
  form.set('data', bytes.slice(0, bytes.size, attachment.mime), attachment.name);
  const response = await repeatable(() => exchange({ method: 'POST', url, body: form, timeoutMs: UPLOAD_TIMEOUT_MS }, http));
  if (!isSuccess(response)) {
    const passes = response.status >= 500 || response.status === 429;
    throw new SendError(
      passes ? 'retryable' : 'rejected',
      `http_${response.status}`,
      passes ? 'provider_unavailable' : 'media_not_accepted',
    );
  }
  return { type, payload: payloadOf(place, answerOf(response)) };
}

/** Pictures are named by the whole answer to their upload, films and sound by the token given before. */
function payloadOf(place: JsonObject, uploaded: JsonObject): Record<string, unknown> {
  if (Object.keys(asObject(uploaded.photos)).length > 0) return { photos: uploaded.photos };
  const token = asText(uploaded.token, 4096) ?? asText(place.token, 4096);
  if (token === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
  return { token };
}
