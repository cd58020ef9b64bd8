import { asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel, World } from '../../simulator/provider-simulator.js';

export const buttonsIn = (event: JsonObject): NonNullable<ShownMessage['buttons']> =>
  asList(event.buttons)
    .map(asObject)
    .map(({ text, payload, url }) => ({
      payload: asText(payload) ?? asText(text) ?? '',
      title: asText(text) ?? '',
      ...(asText(url) === null ? {} : { url: String(url) }),
    }));

/** What the product told, as the phone shows it. */
export function shownOnPhone(
  id: string,
  event: JsonObject,
  { phone, channel, world }: { phone: Phone; channel: SimulatedChannel; world: World },
): PhoneMessage {
  const shown: ShownMessage = { id, direction: 'out', text: asText(event.text), at: new Date().toISOString() };
  const { data, type, name, mime } = asObject(event.attachment);
  const bytes = Buffer.from(asText(data, 64 * 1024 * 1024) ?? '', 'base64');
  const about = { name: asText(name, 255), mime: asText(mime, 255) ?? 'application/octet-stream' };
  const file = bytes.length > 0 ? world.files.store(channel.key, { ...about, bytes }) : null;
  if (file) shown.attachment = { kind: asText(type) ?? 'document', ...about, url: fileUrl(channel, phone, file.id) };
  const { latitude, longitude } = asObject(event.location);
  const [north, east] = [asNumber(latitude), asNumber(longitude)];
  if (north !== null && east !== null) shown.location = { latitude: north, longitude: east };
  const cards = asList(event.contacts).map(asObject);
  if (cards.length > 0) shown.text = cards.map((card) => [asText(card.name), ...asList(card.phones)].join(' ')).join('\n');
  const buttons = buttonsIn(event);
  if (buttons.length > 0) shown.buttons = buttons;
  const quotes = asText(event.reply_to);
  if (quotes !== null) shown.quotes = quotes;
  return { shown, fileId: file?.id ?? null, buttonsSentAs: buttons.length > 0 ? 'buttons' : null, settled: false };
}
