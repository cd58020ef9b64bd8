import { openAsBlob } from 'node:fs';
import { InputMedia, type InputMediaLike } from '@mtcute/core';
import type { OutgoingFile, OutgoingMessage } from '../driver.js';

/** Telegram shows voice notes with a hundred bars of 0 to 31. */
const BARS = 100;
const HIGHEST = 31;

/** What a message carries beside its text, in the order of sending; a text alone carries nothing. */
export async function mediaOf({ text, file, location, contacts }: OutgoingMessage): Promise<InputMediaLike[]> {
  const caption = text ?? undefined;
  if (file) return [await fileMedia(file, caption)];
  if (location) {
    const { latitude, longitude, name, address } = location;
    if (name === undefined) return [InputMedia.geo(latitude, longitude)];
    return [InputMedia.venue({ latitude, longitude, title: name, address: address ?? '' })];
  }
  return contacts.map(({ name, phones }) => {
    const [firstName = name, ...rest] = name.split(' ');
    return InputMedia.contact({ phone: phones[0]?.phone ?? '', firstName, lastName: rest.join(' ') });
  });
}

async function fileMedia({ kind, path, name, mime, durationSeconds, waveform }: OutgoingFile, caption?: string): Promise<InputMediaLike> {
  // A blob of a file is read piece by piece as it goes out.
  const file = await openAsBlob(path);
  const about = { fileName: name, fileMime: mime, fileSize: file.size, ...(caption === undefined ? {} : { caption }) };
  const duration = durationSeconds === null ? {} : { duration: Math.round(durationSeconds) };
  switch (kind) {
    case 'image':
      return InputMedia.photo(file, about);
    case 'video':
      return InputMedia.video(file, { ...about, ...duration, supportsStreaming: true });
    case 'audio':
      return InputMedia.audio(file, { ...about, ...duration });
    case 'voice':
      return InputMedia.voice(file, { ...about, ...duration, ...(waveform ? { waveform: barsOf(waveform) } : {}) });
    case 'sticker':
      return InputMedia.sticker(file, { fileName: name, fileMime: mime, fileSize: file.size });
    case 'document':
      return InputMedia.document(file, about);
  }
}

/** 0 to 255 of any length → a hundred bars of 0 to 31, each the loudest of its stretch. */
export function barsOf(waveform: readonly number[]): number[] {
  return Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / BARS));
    return Math.round((Math.max(...waveform.slice(from, to)) * HIGHEST) / 255);
  });
}
