import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { openFile, repeatable } from '../http/api-exchange.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call } from './api.js';
import { messageJson } from './build-message.js';
import { carriedAs } from './carried-file.js';
import { listTitleOf, type Dialect } from './dialect.js';

/** "Media upload error": worth a second try with a fresh upload, and no third. */
const MEDIA_NOT_ACCEPTED = '131053';
/** A large file takes its time; a message does not. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Uploads the file, if there is one, and sends the message by its id. Throws a `SendError` and nothing else. */
export async function send(dialect: Dialect, message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const style = { listTitle: listTitleOf(channel) };
  const deliver = (mediaId: string | null): Promise<SendResult> => post(dialect, messageJson(message, mediaId, style), channel, http);
  const { attachment } = message;
  if (!attachment) return deliver(null);
  messageJson(message, 'unsent', style); // what WhatsApp could only refuse is refused before the upload
  const file = await openFile(attachment);
  const attempt = async (): Promise<SendResult> => deliver(await upload(dialect, attachment, file, channel, http));
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof SendError && error.code === MEDIA_NOT_ACCEPTED) return attempt();
    throw error;
  }
}

async function post(dialect: Dialect, json: unknown, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const answer = await call({ method: 'POST', path: dialect.messagesPath(channel), json }, dialect, channel, http);
  const externalId = asId(asObject(asList(answer.messages)[0]).id);
  if (externalId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId };
}

/** An upload whose answer was lost sent nothing to anybody, so it may always be repeated. */
function upload(dialect: Dialect, attachment: OutboundAttachment, file: Blob, channel: ConnectedChannel, http: HttpPort): Promise<string> {
  return repeatable(async () => {
    const { mime, name } = carriedAs(attachment);
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', mime);
    form.set('file', new Blob([file], { type: mime }), name);
    const asked = { method: 'POST', path: dialect.mediaPath(channel), form, timeoutMs: UPLOAD_TIMEOUT_MS } as const;
    const mediaId = asId((await call(asked, dialect, channel, http)).id);
    if (mediaId === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
    return mediaId;
  });
}
