import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendResult } from '../connector.js';
import { openFile, repeatable } from '../http/api-exchange.js';
import type { HttpPort } from '../http/http.port.js';
import { asId, asList, asObject, type JsonObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { carriedAs } from '../whatsapp/carried-file.js';
import { cannotSend } from '../whatsapp/cannot-send.js';
import { call } from './api.js';
import { sendCall, uploadCall } from './partner/build.js';
import { sendForm } from './self-serve/build.js';
import { apiOf, assertConfigured } from './settings.js';

/** "Media upload error": worth a second try with a fresh upload, and no third. */
const MEDIA_NOT_ACCEPTED = '131053';

/** Throws a `SendError` and nothing else. The id is Gupshup's; WhatsApp's comes with the first status. */
export async function send(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  assertConfigured(channel);
  return apiOf(channel) === 'partner' ? sendAsPartner(message, channel, http) : sendSelfServe(message, channel, http);
}

/** Version 2 fetches files from the web, so ours must lie where it can. */
async function sendSelfServe(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const link = message.attachment?.publicUrl ?? null;
  if (message.attachment && link === null) {
    throw cannotSend('needs_public_url', 'Gupshup fetches files from us; set PUBLIC_URL to an address that it can reach.');
  }
  const { path, form } = sendForm(message, link, channel);
  return accepted(asId((await call({ method: 'POST', path, form }, channel, http)).messageId));
}

async function sendAsPartner(message: OutboundMessage, channel: ConnectedChannel, http: HttpPort): Promise<SendResult> {
  const { attachment } = message;
  const deliver = async (mediaId: string | null): Promise<SendResult> =>
    accepted(idIn(await call(sendCall(message, mediaId, channel), channel, http)));
  if (!attachment) return deliver(null);
  sendCall(message, 'unsent', channel); // what WhatsApp could only refuse is refused before the upload
  const file = await openFile(attachment);
  const attempt = async (): Promise<SendResult> => deliver(await upload(uploadCall(carriedAs(attachment), file, channel), channel, http));
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof SendError && error.code === MEDIA_NOT_ACCEPTED) return attempt();
    throw error;
  }
}

/** An upload whose answer was lost sent nothing to anybody, so it may always be repeated. */
async function upload(asked: ReturnType<typeof uploadCall>, channel: ConnectedChannel, http: HttpPort): Promise<string> {
  const { mediaId, id } = await repeatable(() => call(asked, channel, http));
  const found = asId(mediaId) ?? asId(asObject(mediaId).id) ?? asId(id);
  if (found === null) throw new SendError('retryable', 'unreadable_answer', 'provider_unavailable');
  return found;
}

const idIn = ({ messages }: JsonObject): string | null => asId(asObject(asList(messages)[0]).id);

function accepted(externalId: string | null): SendResult {
  if (externalId === null) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  return { externalId };
}
