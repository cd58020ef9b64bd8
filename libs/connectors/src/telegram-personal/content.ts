import type { Location, MessageContent, TextFormat } from '#domain/messages/content.js';
import { asList, asNumber, asObject, asText, type JsonObject } from '../json/reading.js';
import { stickerEmoji } from './files.js';
import { fullName } from './peers.js';
import { asNumberId, nameOf, part } from './tl.js';

/** What a message says, its files apart. */
export interface Said {
  text: string | null;
  content: MessageContent;
}

const NOTHING: Said = { text: null, content: {} };

const MEDIA: Readonly<Record<string, (media: JsonObject) => Said | null>> = {
  messageMediaGeo: (media) => placeSaid(part(media, 'geo'), {}),
  messageMediaGeoLive: (media) => placeSaid(part(media, 'geo'), {}),
  messageMediaVenue: (media) => placeSaid(part(media, 'geo'), media),
  messageMediaContact: contactSaid,
  messageMediaDice: ({ emoticon, value }) => plain([asText(emoticon, 64) ?? '🎲', asNumber(value)], ' '),
  messageMediaPoll: pollSaid,
  messageMediaToDo: ({ todo }) => listSaid(asObject(todo)),
  messageMediaGame: ({ game }) => plain([`🎮 ${asText(asObject(game).title, 255) ?? ''}`, asText(asObject(game).description, 4096)]),
  messageMediaInvoice: ({ title, description }) => plain([`🧾 ${asText(title, 255) ?? ''}`, asText(description, 4096)]),
  messageMediaDocument: (media) => plain([stickerEmoji(media)]),
};

/** The text with its formatting and whatever else is said; a kind that nobody can read is named. */
export function saidIn(message: JsonObject, hasFile: boolean): Said {
  const text = asText(message.message);
  const media = part(message, 'media');
  const kind = nameOf(media);
  const read = Object.hasOwn(MEDIA, kind) ? MEDIA[kind]?.(media) : null;
  if (text === null && read) return read;
  const formatting = text === null ? [] : formattingOf(message.entities, text);
  const content: MessageContent = { ...read?.content, ...(formatting.length > 0 ? { formatting } : {}) };
  if (text !== null || hasFile) return { text, content };
  return { ...NOTHING, content: { unsupported: { kind: unknownKind(kind), code: null, reason: null } } };
}

/** `messageMediaGiveaway` → `giveaway`. */
const unknownKind = (kind: string): string => {
  const bare = kind.replace(/^messageMedia/, '').slice(0, 64);
  return bare === '' ? 'empty' : bare.charAt(0).toLowerCase() + bare.slice(1);
};

function plain(lines: readonly (string | number | null)[], between = '\n'): Said | null {
  const text = asText(
    lines
      .filter((line) => line !== null && line !== '')
      .join(between)
      .trim(),
  );
  return text === null ? null : { text, content: {} };
}

function placeSaid(geo: JsonObject, { title, address }: JsonObject): Said | null {
  const [latitude, longitude] = [asNumber(geo.lat), asNumber(geo.long)];
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const [name, street] = [asText(title, 1000), asText(address, 1000)];
  const location: Location = {
    ...{ latitude, longitude },
    ...(name === null ? {} : { name }),
    ...(street === null ? {} : { address: street }),
  };
  return { text: null, content: { location } };
}

function contactSaid(media: JsonObject): Said | null {
  const phone = asText(media.phone_number, 64);
  const name = fullName(media) ?? phone;
  return name === null ? null : { text: null, content: { contacts: [{ name, phones: phone === null ? [] : [{ phone }] }] } };
}

/** Texts inside of polls and lists are objects of their own in newer layers. */
const worded = (value: unknown, max: number): string | null => asText(value, max) ?? asText(asObject(value).text, max);

function pollSaid({ poll }: JsonObject): Said | null {
  const { question, answers } = asObject(poll);
  const choices = asList(answers).map((answer) => worded(asObject(answer).text, 1000));
  return plain([`📊 ${worded(question, 4096) ?? ''}`, ...choices.map((choice) => choice && `– ${choice}`)]);
}

function listSaid({ title, list }: JsonObject): Said | null {
  const tasks = asList(list).map((task) => worded(asObject(task).title, 1000));
  return plain([worded(title, 4096), ...tasks.map((task) => task && `☐ ${task}`)]);
}

const FORMATS: Readonly<Record<string, TextFormat['kind']>> = {
  messageEntityBold: 'bold',
  messageEntityItalic: 'italic',
  messageEntityUnderline: 'underline',
  messageEntityStrike: 'strike',
  messageEntityCode: 'code',
  messageEntityPre: 'pre',
  messageEntitySpoiler: 'spoiler',
  messageEntityBlockquote: 'quote',
  messageEntityTextUrl: 'link',
  messageEntityMentionName: 'link',
};
const MOST_FORMATS = 500;

function formattingOf(entities: unknown, text: string): TextFormat[] {
  const formats = asList(entities)
    .slice(0, MOST_FORMATS)
    .flatMap((item) => formatOf(asObject(item), text.length));
  return formats.sort((left, right) => left.offset - right.offset || right.length - left.length);
}

function formatOf(entity: JsonObject, textLength: number): TextFormat[] {
  const name = nameOf(entity);
  const kind = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  const [offset, length] = [asNumber(entity.offset), asNumber(entity.length)];
  if (kind === undefined || !Number.isInteger(offset) || !Number.isInteger(length)) return [];
  if (offset === null || length === null || offset < 0 || length < 1 || offset + length > textLength) return [];
  if (kind !== 'link') return [{ kind, offset, length }];
  const user = asNumberId(entity.user_id);
  const url = asText(entity.url, 2048) ?? (user === null ? null : `tg://user?id=${user}`);
  return url === null ? [] : [{ kind, offset, length, url }];
}
