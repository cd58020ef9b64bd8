import type { Message } from '@grammyjs/types';
import type { MessageContent, SharedContact } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { formattingOf } from './formatting.js';
import { nameOf } from './people.js';

/** What a message says, its files apart. */
export interface Said {
  text: string | null;
  content: MessageContent;
}

type Reader = (part: JsonObject, message: JsonObject) => Said | null;

/** Kinds that are no plain text, the more telling ones first: a venue comes with its location beside it, a game with its text. */
const KINDS: readonly { key: keyof Message; read: Reader }[] = [
  { key: 'venue', read: (venue, { location }) => placeSaid({ ...asObject(location), ...asObject(venue.location) }, venue) },
  { key: 'location', read: (location) => placeSaid(location, {}) },
  { key: 'contact', read: contactSaid },
  { key: 'dice', read: ({ emoji, value }) => plain([asText(emoji, 64) ?? '🎲', asNumber(value)]) },
  { key: 'poll', read: pollSaid },
  { key: 'checklist', read: checklistSaid },
  { key: 'game', read: ({ title, description }) => plain([`🎮 ${asText(title, 255) ?? ''}`, asText(description, 4096)], '\n') },
  { key: 'invoice', read: ({ title, description }) => plain([`🧾 ${asText(title, 255) ?? ''}`, asText(description, 4096)], '\n') },
  { key: 'web_app_data', read: webAppSaid },
  { key: 'rich_message', read: ({ blocks }) => plain([richText(blocks)]) },
];

/** The text with its formatting, and whatever else is said; null when there is nothing but files, or nothing at all. */
export function saidIn(message: JsonObject): Said | null {
  const text = asText(message.text);
  if (text !== null) return textSaid(text, message.entities);
  for (const { key, read } of KINDS) {
    const part = message[key];
    const said = part === undefined ? null : read(asObject(part), message);
    if (said) return said;
  }
  const caption = asText(message.caption);
  if (caption !== null) return textSaid(caption, message.caption_entities);
  const { is_animated: animated, emoji } = asObject(message.sticker);
  // Browsers can't show animated stickers, so their emoji speaks for them.
  return animated === true ? plain([asText(emoji, 64)]) : null;
}

function textSaid(text: string, entities: unknown): Said {
  const formatting = formattingOf(entities, text);
  return { text, content: formatting.length > 0 ? { formatting } : {} };
}

function plain(parts: readonly (string | number | null)[], between = ' '): Said | null {
  const text = asText(
    parts
      .filter((part) => part !== null && part !== '')
      .join(between)
      .trim(),
  );
  return text === null ? null : { text, content: {} };
}

function placeSaid({ latitude, longitude }: JsonObject, { title, address }: JsonObject): Said | null {
  const [north, east] = [asNumber(latitude), asNumber(longitude)];
  if (north === null || east === null || Math.abs(north) > 90 || Math.abs(east) > 180) return null;
  const [name, street] = [asText(title, 1000), asText(address, 1000)];
  const location = {
    latitude: north,
    longitude: east,
    ...(name === null ? {} : { name }),
    ...(street === null ? {} : { address: street }),
  };
  return { text: null, content: { location } };
}

function contactSaid(contact: JsonObject): Said | null {
  const phone = asText(contact.phone_number, 64);
  const name = nameOf(contact) ?? phone;
  if (name === null) return null;
  const shared: SharedContact = { name, phones: phone === null ? [] : [{ phone }] };
  return { text: null, content: { contacts: [shared] } };
}

/** The client's own number, which he gives by a button or as his card; anybody may send a card of somebody else. */
export function ownPhone(message: JsonObject): string | null {
  const { phone_number: phone, user_id: owner } = asObject(message.contact);
  const sender = asId(asObject(message.from).id);
  return sender !== null && asId(owner) === sender ? asText(phone, 64)?.replace(/\D/g, '') || null : null;
}

function pollSaid({ question, options }: JsonObject): Said | null {
  const choices = asList(options).map((option) => asText(asObject(option).text, 1000));
  return plain([`📊 ${asText(question, 4096) ?? ''}`, ...choices.map((choice) => choice && `– ${choice}`)], '\n');
}

function checklistSaid({ title, tasks }: JsonObject): Said | null {
  const lines = asList(tasks)
    .map(asObject)
    .map(({ text, completion_date: done }) => `${asNumber(done) ? '☑' : '☐'} ${asText(text, 1000) ?? ''}`);
  return plain([asText(title, 1000), ...lines], '\n');
}

/** A mini app's answer: it comes like a press, the data being its payload. */
function webAppSaid({ data, button_text: title }: JsonObject): Said | null {
  const payload = asText(data);
  return payload === null ? null : { text: payload, content: { press: { payload, title: asText(title, 255) ?? payload } } };
}

/** Blocks of a rich message as lines; what surrounds the words is lost. */
function richText(blocks: unknown): string | null {
  const lines: string[] = [];
  const walk = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map(walk).join('');
    const { text, blocks: inner, items, cells, summary } = asObject(value);
    for (const part of [summary, text]) if (part !== undefined && inner !== undefined) lines.push(walk(part));
    for (const list of [inner, items, cells]) for (const block of asList(list)) take(block);
    return inner === undefined ? walk(text ?? summary ?? '') : '';
  };
  const take = (block: unknown): void => {
    const line = walk(block).trim();
    if (line !== '') lines.push(line);
  };
  for (const block of asList(blocks)) take(block);
  return asText(lines.join('\n'));
}
