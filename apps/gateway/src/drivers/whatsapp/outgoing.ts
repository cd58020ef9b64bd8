import type { OutgoingFile, OutgoingMessage } from '../driver.js';

/** WhatsApp shows voice notes with 64 bars of 0 to 100. */
const BARS = 64;

/** A message as the library takes it. */
export function contentOf({ text, file, location, contacts }: OutgoingMessage): Record<string, unknown> {
  if (file) return fileContent(file, text);
  if (location) {
    const { latitude, longitude, name, address } = location;
    return { location: { degreesLatitude: latitude, degreesLongitude: longitude, name, address } };
  }
  if (contacts.length > 0) {
    const cards = contacts.map(({ name, phones }) => ({ displayName: name, vcard: cardOf(name, phones) }));
    return { contacts: { displayName: contacts[0]?.name ?? '', contacts: cards } };
  }
  return { text: text ?? '' };
}

function fileContent({ kind, path, name, mime, durationSeconds, waveform }: OutgoingFile, text: string | null): Record<string, unknown> {
  // By its address the library reads the file piece by piece.
  const source = { url: path };
  const caption = text === null ? {} : { caption: text };
  const seconds = durationSeconds === null ? {} : { seconds: Math.round(durationSeconds) };
  switch (kind) {
    case 'image':
      return { image: source, mimetype: mime, ...caption };
    case 'video':
      return { video: source, mimetype: mime, ...caption };
    case 'audio':
      return { audio: source, mimetype: mime, ...seconds };
    case 'voice':
      return {
        audio: source,
        mimetype: 'audio/ogg; codecs=opus',
        ptt: true,
        ...seconds,
        ...(waveform ? { waveform: barsOf(waveform) } : {}),
      };
    case 'sticker':
      return { sticker: source, mimetype: mime };
    case 'document':
      return { document: source, mimetype: mime, fileName: name, ...caption };
  }
}

/** 0 to 255 of any length → 64 bars of 0 to 100, each the loudest of its stretch. */
export function barsOf(waveform: readonly number[]): Uint8Array {
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / BARS);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / BARS));
    return Math.round((Math.max(...waveform.slice(from, to)) * 100) / 255);
  });
  return Uint8Array.from(bars);
}

function cardOf(name: string, phones: readonly { phone: string }[]): string {
  const bare = (value: string): string => value.replace(/[\r\n]/g, ' ');
  const lines = phones.map(({ phone }) => `TEL;type=CELL;waid=${phone.replace(/\D/g, '')}:${bare(phone)}`);
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${bare(name)}`, ...lines, 'END:VCARD'].join('\n');
}
