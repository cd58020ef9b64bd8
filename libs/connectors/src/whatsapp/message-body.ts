import type { AttachmentKind } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, asWebAddress, type JsonObject } from '../json/reading.js';
import type { MessageBody } from './message-parts.js';
import { interactiveBody, templateButtonBody } from './presses.js';

/** Reads one kind of message; null when the part that the kind promises is missing or unusable. */
type BodyReader = (message: JsonObject) => MessageBody | null;

const READERS = new Map<string, BodyReader>([
  ['text', textBody],
  ['image', mediaBody('image')],
  ['video', mediaBody('video')],
  ['document', mediaBody('document')],
  ['sticker', mediaBody('sticker')],
  ['audio', mediaBody('audio')],
  ['voice', mediaBody('voice')],
  ['location', locationBody],
  ['contacts', contactsBody],
  ['order', orderBody],
  ['button', templateButtonBody],
  ['interactive', interactiveBody],
]);

/** Total: a kind we do not know, or one without its content, becomes a placeholder that the operator sees. */
export function bodyOf(message: JsonObject, errors: unknown = message.errors): MessageBody {
  const type = asText(message.type, 64) ?? 'unknown';
  return READERS.get(type)?.(message) ?? unsupportedBody(type, message, errors);
}

function textBody(message: JsonObject): MessageBody | null {
  const text = asText(asObject(message.text).body);
  return text === null ? null : { text, content: {}, attachments: [] };
}

function mediaBody(type: AttachmentKind): BodyReader {
  return (message) => {
    const media = asObject(message[type]);
    const mediaId = asId(media.id);
    const url = asWebAddress(media.url) ?? asWebAddress(media.link);
    if (mediaId === null && url === null) return null;
    const kind = type === 'audio' && media.voice === true ? 'voice' : type;
    const attachment = { kind, name: asText(media.filename, 255), mime: asText(media.mime_type, 255), mediaId, url };
    return { text: asText(media.caption), content: {}, attachments: [attachment] };
  };
}

function locationBody(message: JsonObject): MessageBody | null {
  const place = asObject(message.location);
  const latitude = asNumber(place.latitude);
  const longitude = asNumber(place.longitude);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const named = { name: asText(place.name, 1000), address: asText(place.address, 1000), url: asWebAddress(place.url) };
  return { text: null, content: { location: { latitude, longitude, ...present(named) } }, attachments: [] };
}

function contactsBody(message: JsonObject): MessageBody | null {
  const contacts = asList(message.contacts)
    .slice(0, 300)
    .map(asObject)
    .map((card) => {
      const phones = asList(card.phones)
        .slice(0, 50)
        .map(asObject)
        .flatMap((entry) => {
          const phone = asText(entry.phone, 64) ?? asText(entry.wa_id, 64);
          return phone === null ? [] : [{ phone, ...present({ type: asText(entry.type, 64), waId: asText(entry.wa_id, 64) }) }];
        });
      const emails = asList(card.emails)
        .slice(0, 50)
        .flatMap((entry) => asText(asObject(entry).email, 255) ?? []);
      const organisation = asText(asObject(card.org).company, 255);
      return {
        name: cardName(card) ?? phones[0]?.phone ?? '—',
        phones,
        ...present({ organisation }),
        ...(emails.length > 0 ? { emails } : {}),
      };
    });
  return contacts.length === 0 ? null : { text: null, content: { contacts }, attachments: [] };
}

function cardName(card: JsonObject): string | null {
  const name = asObject(card.name);
  const parts = [asText(name.first_name, 255), asText(name.last_name, 255)].filter((part) => part !== null);
  return asText(name.formatted_name, 255) ?? (parts.join(' ') || null);
}

function orderBody(message: JsonObject): MessageBody | null {
  const order = asObject(message.order);
  const items = asList(order.product_items)
    .slice(0, 1000)
    .map(asObject)
    .map((item) => ({
      productId: asId(item.product_retailer_id) ?? '—',
      quantity: asNumber(item.quantity) ?? 1,
      price: asNumber(item.item_price) ?? 0,
      currency: asText(item.currency, 16) ?? '',
    }));
  if (items.length === 0) return null;
  const note = asText(order.text);
  return { text: note, content: { order: { catalogId: asId(order.catalog_id), note, items } }, attachments: [] };
}

function unsupportedBody(type: string, message: JsonObject, errors: unknown): MessageBody {
  const error = asObject(asList(errors)[0]);
  const kind = asText(asObject(message.unsupported).type, 64) ?? type;
  const code = asNumber(error.code);
  const reason = asText(asObject(error.error_data).details, 1000) ?? asText(error.message, 1000) ?? asText(error.title, 1000);
  return { text: null, content: { unsupported: { kind, code, reason } }, attachments: [] };
}

/** Only the parts that are there. */
function present<Parts extends Record<string, unknown>>(parts: Parts): { [Key in keyof Parts]?: NonNullable<Parts[Key]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined)) as {
    [Key in keyof Parts]?: NonNullable<Parts[Key]>;
  };
}
