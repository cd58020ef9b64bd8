import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse } from '../http/http.port.js';
import { asId, asList, asObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { carriedAs } from '../whatsapp/carried-file.js';
import { answerOf, sendRefused } from '../whatsapp/send-refused.js';
import { sendRequest, uploadRequest } from './build.js';

/** "Media upload error": worth a second try with a fresh upload, and no third. */
const MEDIA_NOT_ACCEPTED = '131053';

/** Uploads the file, if there is one, and sends the message by its id. Throws a `SendError` and nothing else. */
export async function send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  assertConfigured(channel);
  if (!message.attachment) return deliver(sendRequest(message, null, channel), channel, http);
  sendRequest(message, 'unsent', channel); // what WhatsApp could only refuse is refused before the upload
  const file = await openFile(message.attachment);
  const attempt = async (attachment: OutboundAttachment): Promise<SendResult> =>
    deliver(sendRequest(message, await upload(attachment, file, channel, http), channel), channel, http);
  try {
    return await attempt(message.attachment);
  } catch (error) {
    if (error instanceof SendError && error.code === MEDIA_NOT_ACCEPTED) return attempt(message.attachment);
    throw error;
  }
}

async function deliver(request: HttpRequest, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const response = await exchange(request, http);
  if (!isSuccess(response)) throw sendRefused(response, secretsOf(channel));
  const externalId = asId(asObject(asList(answerOf(response).messages)[0]).id);
  if (externalId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId };
}

/** An upload whose answer was lost sent nothing to anybody, so it may always be repeated. */
async function upload(attachment: OutboundAttachment, file: Blob, channel: ConnectedChannel, http: HttpPort): Promise<string> {
  const request = uploadRequest(carriedAs(attachment), file, channel);
  const response = await exchange(request, http).catch((error: unknown) => {
    throw error instanceof SendError && error.kind === 'unknown' ? new SendError('retryable', error.code, 'provider_unavailable') : error;
  });
  const refusal = isSuccess(response) ? null : sendRefused(response, secretsOf(channel));
  if (refusal) throw refusal.kind === 'unknown' ? new SendError('retryable', refusal.code, 'provider_unavailable') : refusal;
  const mediaId = asId(answerOf(response).id);
  if (mediaId === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
  return mediaId;
}

async function openFile(attachment: OutboundAttachment): Promise<Blob> {
  try {
    return await attachment.open();
  } catch {
    throw new SendError('not_reached', 'file_unreadable', 'file_unreadable');
  }
}

export async function exchange(request: HttpRequest, http: HttpPort): Promise<HttpResponse> {
  try {
    return await http.request(request);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw new SendError('unknown', 'internal', 'no_answer');
    if (error.reason === 'blocked_address' || error.reason === 'invalid_url') {
      throw new SendError('channel_broken', error.reason, 'address_not_allowed', error.message);
    }
    if (!error.sent) throw new SendError('not_reached', error.reason, 'provider_unavailable');
    throw new SendError('unknown', error.reason, 'no_answer');
  }
}

export function assertConfigured(channel: ConnectedChannel): void {
  if (channel.secrets.access_token && channel.settings.phone_number_id) return;
  throw new SendError('channel_broken', 'not_configured', 'not_configured', 'The channel has no access token or no phone number id.');
}

export const isSuccess = (response: HttpResponse): boolean => response.status >= 200 && response.status < 300;

export const secretsOf = (channel: ConnectedChannel): string[] => Object.values(channel.secrets);
