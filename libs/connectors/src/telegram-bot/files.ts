import type { Message } from '@grammyjs/types';
import type { AnnouncedAttachment, AttachmentKind } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';

type FileKey = keyof Pick<Message, 'animation' | 'audio' | 'document' | 'live_photo' | 'sticker' | 'video' | 'video_note' | 'voice'>;

/** An animation comes with the same file as a document beside it, so the first match is the file. */
const FILES: readonly { key: FileKey; kind: AttachmentKind; mime: string | null }[] = [
  { key: 'animation', kind: 'video', mime: 'video/mp4' },
  { key: 'live_photo', kind: 'video', mime: 'video/mp4' },
  { key: 'video', kind: 'video', mime: 'video/mp4' },
  { key: 'video_note', kind: 'video', mime: 'video/mp4' },
  { key: 'voice', kind: 'voice', mime: 'audio/ogg' },
  { key: 'audio', kind: 'audio', mime: null },
  { key: 'sticker', kind: 'sticker', mime: null },
  { key: 'document', kind: 'document', mime: null },
];

/** The files that a message carries; each is fetched later by its `file_id`. */
export function filesOf(message: JsonObject): AnnouncedAttachment[] {
  const still = photoOf(message.photo) ?? photoOf(asObject(message.live_photo).photo);
  if (still) return [still];
  for (const { key, kind, mime } of FILES) {
    const found = fileOf(asObject(message[key]), kind, key === 'sticker' ? stickerMime(asObject(message.sticker)) : mime);
    if (found) return [found];
  }
  return asList(asObject(message.paid_media).paid_media).flatMap((item) => {
    const { photo, video } = asObject(item);
    return photoOf(photo) ?? fileOf(asObject(video), 'video', 'video/mp4') ?? [];
  });
}

function fileOf(file: JsonObject, kind: AttachmentKind, usualMime: string | null): AnnouncedAttachment | null {
  const mediaId = asId(file.file_id);
  if (mediaId === null) return null;
  const name = asText(file.file_name, 255) ?? (kind === 'audio' ? asText(file.title, 255) : null);
  const mime = asText(file.mime_type, 255) ?? usualMime;
  const duration = asNumber(file.duration);
  return { kind, name, mime, mediaId, url: null, ...(duration === null || duration < 0 ? {} : { durationSeconds: duration }) };
}

/** Telegram offers a picture in several sizes, in no promised order. */
function photoOf(sizes: unknown): AnnouncedAttachment | null {
  const area = ({ width, height }: JsonObject): number => (asNumber(width) ?? 0) * (asNumber(height) ?? 0);
  const known = asList(sizes)
    .map(asObject)
    .filter(({ file_id: id }) => asId(id) !== null);
  const largest = known.reduce<JsonObject | null>((best, size) => (best === null || area(size) >= area(best) ? size : best), null);
  return largest && fileOf(largest, 'image', 'image/jpeg');
}

function stickerMime({ is_animated: animated, is_video: video }: JsonObject): string {
  if (animated === true) return 'application/x-tgsticker';
  return video === true ? 'video/webm' : 'image/webp';
}
