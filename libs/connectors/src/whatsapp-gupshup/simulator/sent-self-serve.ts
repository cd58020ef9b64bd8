import { asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import type { PhoneMessage, ShownMessage } from '../../simulator/phones.js';

type Buttons = NonNullable<ShownMessage['buttons']>;

const FILES: Record<string, { kind: string; mime: string }> = {
  image: { kind: 'image', mime: 'image/jpeg' },
  video: { kind: 'video', mime: 'video/mp4' },
  audio: { kind: 'audio', mime: 'audio/ogg' },
  file: { kind: 'document', mime: 'application/octet-stream' },
  sticker: { kind: 'sticker', mime: 'image/webp' },
};

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value !== '' && [...value].length <= max;

/** What Gupshup would complain about; null when it would queue the message. */
export function complaintAbout(message: JsonObject): string | null {
  const type = String(message.type);
  if (Object.hasOwn(FILES, type)) return asText(addressIn(message)) === null ? `Invalid ${type} url` : null;
  switch (type) {
    case 'text':
      return isText(message.text, 4096) ? null : 'Invalid text';
    case 'location':
      return asNumber(message.latitude) === null || asNumber(message.longitude) === null ? 'Invalid location' : null;
    case 'contact':
      return asText(asObject(asObject(message.contact).name).formatted_name) === null ? 'Invalid contact' : null;
    case 'reaction':
      return asText(message.msgId) === null ? 'Invalid msgId' : null;
    case 'quick_reply':
      return complaintAboutOptions(asList(message.options), { most: 3, title: 20, payload: 256 });
    case 'list': {
      if (!isText(message.title, 60) || !isText(message.body, 4096)) return 'Invalid list';
      return complaintAboutOptions(rowsOf(message), { most: 10, title: 24, payload: 200 });
    }
    default:
      return 'Invalid message type';
  }
}

function complaintAboutOptions(options: readonly unknown[], limits: { most: number; title: number; payload: number }): string | null {
  const fits = options
    .map(asObject)
    .every(({ title, postbackText }) => isText(title, limits.title) && isText(postbackText, limits.payload));
  return fits && options.length > 0 && options.length <= limits.most ? null : 'Invalid options';
}

const rowsOf = (message: JsonObject): readonly unknown[] => asList(message.items).flatMap((item) => asList(asObject(item).options));
const addressIn = ({ originalUrl, url }: JsonObject): unknown => originalUrl ?? url;

const buttonsIn = (options: readonly unknown[]): Buttons =>
  options.map(asObject).map(({ title, postbackText }) => ({ payload: String(postbackText), title: String(title) }));

/** A message as the phone shows it. Its file is shown from where it lies. */
export function shownMessage(id: string, message: JsonObject): PhoneMessage {
  const type = String(message.type);
  const content = type === 'quick_reply' ? asObject(message.content) : message;
  const buttons = type === 'quick_reply' ? buttonsIn(asList(message.options)) : type === 'list' ? buttonsIn(rowsOf(message)) : [];
  const shown: ShownMessage = { id, direction: 'out', text: textOf(type, message, content), at: new Date().toISOString() };
  const file = FILES[String(content.type)];
  const url = asText(addressIn(content));
  if (file && url !== null) shown.attachment = { ...file, name: asText(content.filename), url };
  const [latitude, longitude, name] = [asNumber(message.latitude), asNumber(message.longitude), asText(message.name)];
  if (type === 'location' && latitude !== null && longitude !== null)
    shown.location = { latitude, longitude, ...(name === null ? {} : { name }) };
  if (buttons.length > 0) shown.buttons = buttons;
  const quotes = asText(asObject(message.context).msgId);
  if (quotes !== null) shown.quotes = quotes;
  return { shown, fileId: null, buttonsSentAs: buttons.length === 0 ? null : type === 'list' ? 'list' : 'buttons', settled: false };
}

function textOf(type: string, message: JsonObject, content: JsonObject): string | null {
  if (type === 'list') return asText(message.body);
  if (type === 'contact') return asText(asObject(asObject(message.contact).name).formatted_name);
  if (type === 'location') return null;
  return asText(content.text) ?? asText(content.caption);
}

/** The file in a template's header, where it lies. */
export function headerFile(media: JsonObject): ShownMessage['attachment'] | undefined {
  const file = FILES[media.type === 'document' ? 'file' : String(media.type)];
  const { link, filename } = asObject(media[String(media.type)]);
  return file && asText(link) !== null ? { ...file, name: asText(filename), url: String(link) } : undefined;
}
