import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { asObject } from '../../json/reading.js';
import { messageJson } from '../../whatsapp/build-message.js';
import type { CarriedFile } from '../../whatsapp/carried-file.js';
import type { GupshupCall } from '../api.js';
import { appIdOf, listTitleOf } from '../settings.js';

/** A large file takes its time; a message does not. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Meta's body as a form. Gupshup does not carry our own id back, and says "true" of a voice note in letters. */
export function sendCall(message: OutboundMessage, mediaId: string | null, channel: ConnectedChannel): GupshupCall {
  const { biz_opaque_callback_data: _ours, ...body } = messageJson(message, mediaId, { listTitle: listTitleOf(channel) });
  const audio = asObject(body.audio);
  const form = audio.voice === true ? { ...body, audio: { ...audio, voice: 'true' } } : body;
  return messageCall(form, channel);
}

export const messageCall = (form: Record<string, unknown>, channel: ConnectedChannel): GupshupCall => ({
  ...{ method: 'POST', path: `/partner/app/${appIdOf(channel)}/v3/message`, form },
});

export function uploadCall(file: CarriedFile, bytes: Blob, channel: ConnectedChannel): GupshupCall {
  const form = new FormData();
  form.set('file_type', file.mime);
  form.set('file', new Blob([bytes], { type: file.mime }), file.name);
  return { method: 'POST', path: `/partner/app/${appIdOf(channel)}/media`, form, timeoutMs: UPLOAD_TIMEOUT_MS };
}
