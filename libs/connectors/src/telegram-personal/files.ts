import type { AnnouncedAttachment, AttachmentKind } from '#domain/messages/content.js';
import { asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { isSet, nameOf, part } from './tl.js';

/** A voice note's loudness is packed in five bits a bar. */
const BITS = 5;
const MOST_BARS = 256;

/**
 * The file of a message. It is fetched by the message's own id, because Telegram's references to files expire within hours and a
 * message gives a fresh one.
 */
export function filesOf(media: JsonObject, externalId: string): AnnouncedAttachment[] {
  const at = { mediaId: externalId, url: null };
  if (nameOf(media) === 'messageMediaPhoto') {
    return nameOf(part(media, 'photo')) === 'photo' ? [{ kind: 'image', name: null, mime: 'image/jpeg', ...at }] : [];
  }
  const document = part(media, 'document');
  if (nameOf(media) !== 'messageMediaDocument' || nameOf(document) !== 'document') return [];
  const attributes = attributesOf(document);
  const kind = kindOf(attributes);
  const sound = attributes.get('documentAttributeAudio') ?? {};
  const name = asText(attributes.get('documentAttributeFilename')?.file_name, 255) ?? asText(sound.title, 255);
  const duration = asNumber(sound.duration) ?? asNumber(attributes.get('documentAttributeVideo')?.duration);
  const waveform = kind === 'voice' ? waveformOf(sound.waveform) : null;
  return [
    {
      ...{ kind, name, mime: asText(document.mime_type, 255), ...at },
      ...(duration === null || duration < 0 ? {} : { durationSeconds: duration }),
      ...(waveform === null ? {} : { waveform }),
    },
  ];
}

/** An animated sticker, which a browser can't show, by the emoji that it stands for. */
export function stickerEmoji(media: JsonObject): string | null {
  const document = part(media, 'document');
  if (asText(document.mime_type, 255) !== 'application/x-tgsticker') return null;
  return asText(attributesOf(document).get('documentAttributeSticker')?.alt, 64);
}

function attributesOf(document: JsonObject): Map<string, JsonObject> {
  return new Map(
    asList(document.attributes)
      .map(asObject)
      .map((attribute) => [nameOf(attribute), attribute] as const),
  );
}

function kindOf(attributes: Map<string, JsonObject>): AttachmentKind {
  const sound = attributes.get('documentAttributeAudio');
  if (attributes.has('documentAttributeSticker')) return 'sticker';
  if (attributes.has('documentAttributeVideo') || attributes.has('documentAttributeAnimated')) return 'video';
  if (sound) return isSet(sound, 'voice') ? 'voice' : 'audio';
  return 'document';
}

/** Base64 of five-bit values → 0 to 255; null when it is none. */
export function waveformOf(packed: unknown): number[] | null {
  const text = asText(packed, 1024);
  if (text === null || !/^[\w+/=-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  const bars = Math.min(Math.floor((bytes.length * 8) / BITS), MOST_BARS);
  const most = (1 << BITS) - 1;
  const values = Array.from({ length: bars }, (_, index) => {
    const bit = index * BITS;
    const pair = (bytes[bit >> 3] ?? 0) | ((bytes[(bit >> 3) + 1] ?? 0) << 8);
    return Math.round((((pair >> (bit & 7)) & most) * 255) / most);
  });
  return values.length > 0 ? values : null;
}
