import { asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel, World } from '../../simulator/provider-simulator.js';

type Buttons = NonNullable<ShownMessage['buttons']>;

/** A message of the company as the phone shows it. The message has passed the rules, so its parts are there. */
export function shownOnPhone(id: string, message: JsonObject, phone: Phone, channel: SimulatedChannel, world: World): PhoneMessage {
  const type = typeof message.type === 'string' ? message.type : 'text';
  const part = asObject(message[type]);
  const interactive = type === 'interactive' ? part : {};
  const [mediaType, media] = mediaOf(type, part);
  const file = world.files.get(String(media.id));
  const quotes = asText(asObject(message.context).message_id);
  const buttons = type === 'template' ? templateButtons(part) : choicesOf(interactive);
  const shown: ShownMessage = {
    id,
    direction: 'out',
    text: textOf(type, type === 'contacts' ? message : part),
    at: new Date().toISOString(),
  };
  if (file) {
    const kind = mediaType === 'audio' && media.voice === true ? 'voice' : mediaType;
    shown.attachment = { kind, name: asText(media.filename) ?? file.name, mime: file.mime, url: fileUrl(channel, phone, file.id) };
  }
  if (buttons.length > 0) shown.buttons = buttons;
  if (quotes !== null) shown.quotes = quotes;
  const place = locationOf(type, part);
  if (place) shown.location = place;
  const buttonsSentAs = buttons.length === 0 ? null : type === 'template' ? 'template' : interactive.type === 'list' ? 'list' : 'buttons';
  return { shown, fileId: file?.id ?? null, buttonsSentAs, settled: false };
}

function textOf(type: string, part: JsonObject): string | null {
  if (type === 'text') return asText(part.body);
  if (type === 'interactive') return asText(asObject(part.body).text);
  if (type === 'template') return `[${asText(part.name) ?? 'template'}]`;
  if (type === 'contacts') return cards(part);
  return asText(part.caption);
}

/** The file of a message, wherever its kind keeps it. */
function mediaOf(type: string, part: JsonObject): [string, JsonObject] {
  if (type !== 'interactive' && type !== 'template') return [type, part];
  const components = asList(part.components).map(asObject);
  const ofTemplate = asList(components.find((component) => component.type === 'header')?.parameters)[0];
  const header = asObject(type === 'template' ? ofTemplate : part.header);
  const kind = asText(header.type) ?? '';
  return [kind, asObject(header[kind])];
}

function locationOf(type: string, { latitude, longitude, name, address }: JsonObject): ShownMessage['location'] | null {
  const [north, east] = [asNumber(latitude), asNumber(longitude)];
  if (type !== 'location' || north === null || east === null) return null;
  const named = { name: asText(name) ?? undefined, address: asText(address) ?? undefined };
  return { latitude: north, longitude: east, ...named };
}

/** A line for each card. */
const cards = ({ contacts }: JsonObject): string =>
  asList(contacts)
    .map(asObject)
    .map(({ name, phones }) => {
      const numbers = asList(phones).flatMap((entry) => asText(asObject(entry).phone) ?? []);
      return `👤 ${[asText(asObject(name).formatted_name) ?? '', ...numbers].join(', ')}`;
    })
    .join('\n');

function choicesOf(interactive: JsonObject): Buttons {
  const action = asObject(interactive.action);
  const replies = asList(action.buttons).map((button) => asObject(asObject(button).reply));
  const rows = asList(action.sections)
    .flatMap((section) => asList(asObject(section).rows))
    .map(asObject);
  return [...replies, ...rows].map(({ id, title }) => ({ payload: String(id), title: String(title) }));
}

/** A template's text is Meta's secret here, so its buttons are named after their payloads. */
function templateButtons(template: JsonObject): Buttons {
  return asList(template.components)
    .map(asObject)
    .flatMap((component) => {
      if (component.type !== 'button' || component.sub_type !== 'quick_reply') return [];
      const payload = asText(asObject(asList(component.parameters)[0]).payload);
      return payload === null ? [] : [{ payload, title: payload }];
    });
}
