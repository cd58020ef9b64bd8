import type { AnnouncedAttachment, AttachmentKind, Location, MessageContent, SharedContact } from '#domain/messages/content.js';
import { asList, asNumber, asObject, asText, asWebAddress } from '../json/reading.js';

const KINDS: readonly AttachmentKind[] = ['image', 'video', 'audio', 'voice', 'document', 'sticker'];
const MOST_FILES = 10;
const MOST_CONTACTS = 20;

/** Files are named by their addresses; they are fetched later, so that no message waits for its file. */
export function filesOf(attachments: unknown): AnnouncedAttachment[] {
  return asList(attachments)
    .slice(0, MOST_FILES)
    .map(asObject)
    .flatMap(({ type, url: address, name, mime, duration }): AnnouncedAttachment[] => {
      const url = asWebAddress(address);
      if (url === null) return [];
      const kind = KINDS.find((known) => known === type) ?? 'document';
      const seconds = asNumber(duration);
      const length = seconds === null || seconds < 0 || seconds > 1_000_000 ? {} : { durationSeconds: seconds };
      return [{ kind, name: asText(name, 255) ?? nameIn(url), mime: asText(mime, 255), mediaId: null, url, ...length }];
    });
}

/** The last part of the address, where it looks like a file's name. */
function nameIn(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return /^[\w.-]+\.\w{1,8}$/.test(last) ? last.slice(-255) : null;
}

/** A place and contact cards. */
export function contentOf({ location, contacts }: { location?: unknown; contacts?: unknown }): MessageContent {
  const place = placeOf(location);
  const cards = asList(contacts)
    .slice(0, MOST_CONTACTS)
    .map(contactOf)
    .filter((card) => card !== null);
  return { ...(place ? { location: place } : {}), ...(cards.length > 0 ? { contacts: cards } : {}) };
}

function placeOf(value: unknown): Location | null {
  const place = asObject(value);
  const [latitude, longitude] = [asNumber(place.latitude), asNumber(place.longitude)];
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const [name, address] = [asText(place.name, 1000), asText(place.address, 1000)];
  return { latitude, longitude, ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) };
}

function contactOf(value: unknown): SharedContact | null {
  const { name, phone, phones } = asObject(value);
  const numbers = [phone, ...asList(phones)].map((number) => asText(number, 64)).filter((number) => number !== null);
  const title = asText(name, 255) ?? numbers[0];
  return title === undefined ? null : { name: title, phones: numbers.map((number) => ({ phone: number })) };
}
