import type { AnnouncedAttachment, AttachmentKind } from '#domain/messages/content.js';
import { asNumber, asText, type JsonObject } from '../json/reading.js';

/** The parts of a message that are files. `media` is the kind by which WhatsApp encrypts them. */
const FILES: Readonly<Record<string, { kind: AttachmentKind; media: string }>> = {
  imageMessage: { kind: 'image', media: 'image' },
  videoMessage: { kind: 'video', media: 'video' },
  ptvMessage: { kind: 'video', media: 'ptv' },
  audioMessage: { kind: 'audio', media: 'audio' },
  documentMessage: { kind: 'document', media: 'document' },
  stickerMessage: { kind: 'sticker', media: 'sticker' },
};

export const isFile = (part: string): boolean => Object.hasOwn(FILES, part);

/**
 * Names what the gateway needs to fetch the file and nothing it must remember: where it lies and the key that opens it. Where the
 * message tells neither, the message's own id must do.
 */
export function fileOf(part: string, file: JsonObject, messageId: string): AnnouncedAttachment | null {
  const known = Object.hasOwn(FILES, part) ? FILES[part] : undefined;
  if (!known) return null;
  const voice = known.kind === 'audio' && file.ptt === true;
  const duration = asNumber(file.seconds);
  const waveform = voice ? waveformOf(file.waveform) : null;
  return {
    kind: voice ? 'voice' : known.kind,
    name: asText(file.fileName, 255) ?? asText(file.title, 255),
    mime: asText(file.mimetype, 255),
    mediaId: mediaIdOf(known.media, file) ?? messageId,
    url: null,
    ...(duration === null || duration < 0 ? {} : { durationSeconds: duration }),
    ...(waveform === null ? {} : { waveform }),
  };
}

/** `<kind>.<key>.<path>`, short enough to be an id. */
function mediaIdOf(media: string, { mediaKey, directPath }: JsonObject): string | null {
  const key = asText(mediaKey, 64);
  const path = asText(directPath, 400);
  if (key === null || path === null || !/^[A-Za-z0-9+/_-]{40,50}={0,2}$/.test(key) || !/^\/[\x21-\x7e]+$/.test(path)) return null;
  const id = `${media}.${Buffer.from(key, 'base64').toString('base64url')}.${path}`;
  return id.length <= 500 ? id : null;
}

/** WhatsApp's bars go from 0 to 100, in base64. */
function waveformOf(packed: unknown): number[] | null {
  const text = asText(packed, 1024);
  if (text === null || !/^[\w+/=-]+$/.test(text)) return null;
  const bars = [...Buffer.from(text, 'base64').subarray(0, 256)];
  return bars.length > 0 ? bars.map((bar) => Math.round((Math.min(bar, 100) * 255) / 100)) : null;
}
