import { asList, asObject, asText, type JsonObject } from '../../json/reading.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel, World } from '../../simulator/provider-simulator.js';

type Buttons = NonNullable<ShownMessage['buttons']>;

/** A message of the company as the phone shows it. The message has passed the rules, so its parts are there. */
export function shownOnPhone(id: string, message: JsonObject, phone: Phone, channel: SimulatedChannel, world: World): PhoneMessage {
  const type = typeof message.type === 'string' ? message.type : 'text';
  const part = asObject(message[type]);
  const interactive = type === 'interactive' ? part : {};
  const [mediaType, media] = type === 'interactive' ? headerOf(interactive) : [type, part];
  const file = world.files.get(String(media.id));
  const quotes = asText(asObject(message.context).message_id);
  const buttons = type === 'template' ? templateButtons(part) : choicesOf(interactive);
  const shown: ShownMessage = { id, direction: 'out', text: textOf(type, part), at: new Date().toISOString() };
  if (file) {
    const kind = mediaType === 'audio' && media.voice === true ? 'voice' : mediaType;
    shown.attachment = { kind, name: asText(media.filename) ?? file.name, mime: file.mime, url: fileUrl(channel, phone, file.id) };
  }
  if (buttons.length > 0) shown.buttons = buttons;
  if (quotes !== null) shown.quotes = quotes;
  const buttonsSentAs = buttons.length === 0 ? null : type === 'template' ? 'template' : interactive.type === 'list' ? 'list' : 'buttons';
  return { shown, fileId: file?.id ?? null, buttonsSentAs, settled: false };
}

function textOf(type: string, part: JsonObject): string | null {
  if (type === 'text') return asText(part.body);
  if (type === 'interactive') return asText(asObject(part.body).text);
  if (type === 'template') return `[${asText(part.name) ?? 'template'}]`;
  return asText(part.caption);
}

function headerOf(interactive: JsonObject): [string, JsonObject] {
  const header = asObject(interactive.header);
  const type = asText(header.type) ?? '';
  return [type, asObject(header[type])];
}

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
