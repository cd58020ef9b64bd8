import type { OutboundAttachment } from '#domain/messages/outbound-message.js';
import { cannotSend } from './cannot-send.js';
import { SHOWN_FORMATS, WHATSAPP_LIMITS } from './limits.js';

/** How WhatsApp will carry a file. */
export interface CarriedFile {
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  voice: boolean;
  name: string;
  mime: string;
}

/** A voice note is ogg with Opus and says so; without the codec Meta takes it for any ogg and refuses it. */
export const VOICE_MIME = 'audio/ogg; codecs=opus';

/** What WhatsApp would refuse as a picture, sound or film by its format or size goes as a document, which takes any. */
export function carriedAs(attachment: OutboundAttachment): CarriedFile {
  if (attachment.size > WHATSAPP_LIMITS.attachmentBytes.document) {
    throw cannotSend('file_too_large', 'WhatsApp takes files of up to 100 MB.');
  }
  const { name, kind } = attachment;
  const mime = (attachment.mime.split(';')[0] ?? '').trim().toLowerCase();
  const shown = kind !== 'document' && SHOWN_FORMATS[kind].includes(mime) && attachment.size <= WHATSAPP_LIMITS.attachmentBytes[kind];
  if (kind === 'voice' && shown) return { kind: 'audio', voice: true, name, mime: VOICE_MIME };
  if (kind === 'voice' && SHOWN_FORMATS.audio.includes(mime)) return carriedAs({ ...attachment, kind: 'audio' });
  const carried = shown && kind !== 'voice' ? kind : 'document';
  const wire = mime === 'audio/ogg' && carried === 'audio' ? VOICE_MIME : mime || 'application/octet-stream';
  return { kind: carried, voice: false, name, mime: wire };
}
