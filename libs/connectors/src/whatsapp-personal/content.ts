import type { AnnouncedAttachment, MessageContent, SharedContact } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { fileOf, isFile } from './files.js';

/** What a message says. `null` of `saidIn`: nothing that anybody would see. */
export interface Said {
  text: string | null;
  content: MessageContent;
  attachments: AnnouncedAttachment[];
  /** Where quotes and forwards are told. */
  context: JsonObject;
}

const WRAPPERS = [
  ...['ephemeralMessage', 'viewOnceMessage', 'viewOnceMessageV2', 'viewOnceMessageV2Extension', 'documentWithCaptionMessage'],
  ...['deviceSentMessage', 'botInvokeMessage', 'groupMentionedMessage', 'lottieStickerMessage', 'associatedChildMessage'],
];

/** Parts that the phones exchange among themselves. */
const SILENT = new Set([
  ...['messageContextInfo', 'senderKeyDistributionMessage', 'fastRatchetKeySenderKeyDistributionMessage', 'protocolMessage'],
  ...['reactionMessage', 'encReactionMessage', 'pollUpdateMessage', 'pinInChatMessage', 'keepInChatMessage', 'editedMessage'],
  ...['secretEncryptedMessage', 'encEventResponseMessage', 'encCommentMessage', 'albumMessage', 'placeholderMessage'],
]);

/** The message itself, out of what surrounds it: disappearing, seen once, with a caption. */
export function unwrapped(message: JsonObject): JsonObject {
  let inner = message;
  for (let depth = 0; depth < 5; depth++) {
    const wrapper = WRAPPERS.find((key) => isObject(asObject(inner[key]).message));
    if (wrapper === undefined) return inner;
    inner = asObject(asObject(inner[wrapper]).message);
  }
  return inner;
}

type Reader = (part: JsonObject) => Pick<Said, 'text' | 'content'> | null;

const PARTS: Readonly<Record<string, Reader>> = {
  extendedTextMessage: ({ text }) => worded(text),
  locationMessage: placeSaid,
  liveLocationMessage: placeSaid,
  contactMessage: (contact) => contactsSaid([contact]),
  contactsArrayMessage: ({ contacts }) => contactsSaid(asList(contacts).map(asObject)),
  buttonsResponseMessage: ({ selectedButtonId, selectedDisplayText }) => pressed(selectedButtonId, selectedDisplayText),
  templateButtonReplyMessage: ({ selectedId, selectedDisplayText }) => pressed(selectedId, selectedDisplayText),
  listResponseMessage: ({ singleSelectReply, title }) => pressed(asObject(singleSelectReply).selectedRowId, title),
  pollCreationMessage: pollSaid,
  pollCreationMessageV2: pollSaid,
  pollCreationMessageV3: pollSaid,
  groupInviteMessage: ({ groupName, caption }) =>
    worded(
      [groupName, caption]
        .map((line) => asText(line, 4096))
        .filter(Boolean)
        .join('\n'),
    ),
};

export function saidIn(message: JsonObject, messageId: string): Said | null {
  const conversation = asText(message.conversation);
  if (conversation !== null) return { text: conversation, content: {}, attachments: [], context: {} };
  const parts = Object.keys(message).filter((key) => isObject(message[key]) && !SILENT.has(key));
  for (const key of parts) {
    const part = asObject(message[key]);
    const said = isFile(key) ? fileSaid(key, part, messageId) : Object.hasOwn(PARTS, key) ? PARTS[key]?.(part) : null;
    if (said) return { attachments: [], ...said, context: asObject(part.contextInfo) };
  }
  const unknown = parts[0];
  if (unknown === undefined) return null;
  const kind = unknown.replace(/Message(V\d)?$/, '').slice(0, 64);
  return { text: null, content: { unsupported: { kind, code: null, reason: null } }, attachments: [], context: {} };
}

function fileSaid(key: string, part: JsonObject, messageId: string): Pick<Said, 'text' | 'content' | 'attachments'> | null {
  const file = fileOf(key, part, messageId);
  return file && { text: asText(part.caption), content: {}, attachments: [file] };
}

const worded = (text: unknown): ReturnType<Reader> => {
  const said = asText(text);
  return said === null ? null : { text: said, content: {} };
};

function placeSaid({ degreesLatitude, degreesLongitude, name, address, url }: JsonObject): ReturnType<Reader> {
  const [latitude, longitude] = [asNumber(degreesLatitude), asNumber(degreesLongitude)];
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const named = { name: asText(name, 1000), address: asText(address, 1000), url: asText(url, 2048) };
  const known = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null));
  return { text: null, content: { location: { latitude, longitude, ...known } } };
}

function contactsSaid(cards: readonly JsonObject[]): ReturnType<Reader> {
  const contacts = cards.slice(0, 50).flatMap((card): SharedContact[] => {
    const lines = (asText(card.vcard, 20_000) ?? '').split(/\r?\n/);
    const name = asText(card.displayName, 255) ?? lines.find((line) => /^FN[:;]/i.test(line))?.replace(/^[^:]*:/, '');
    const phones = lines.filter((line) => /^(item\d+\.)?TEL/i.test(line)).map(phoneOf);
    return name ? [{ name, phones: phones.slice(0, 20) }] : [];
  });
  return contacts.length > 0 ? { text: null, content: { contacts } } : null;
}

/** `TEL;type=CELL;waid=79990001122:+7 999 000-11-22` */
function phoneOf(line: string): SharedContact['phones'][number] {
  const phone = line.slice(line.indexOf(':') + 1).trim();
  const waId = /;waid=(\d{5,20})/i.exec(line)?.[1];
  return { phone: phone.slice(0, 64), ...(waId === undefined ? {} : { waId }) };
}

function pressed(payload: unknown, title: unknown): ReturnType<Reader> {
  const [id, shown] = [asId(payload), asText(title, 255)];
  const text = shown ?? id;
  return text === null ? null : { text, content: { press: { payload: id ?? text, title: text } } };
}

function pollSaid({ name, options }: JsonObject): ReturnType<Reader> {
  const choices = asList(options).map((option) => asText(asObject(option).optionName, 1000));
  const lines = [`📊 ${asText(name, 4096) ?? ''}`, ...choices.filter(Boolean).map((choice) => `– ${choice}`)];
  return worded(lines.join('\n').trim());
}
