import type { AnnouncedAttachment, AttachmentKind, MessageContent, SharedContact, TextFormat } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, asWebAddress, type JsonObject } from '../json/reading.js';
import { nameOf } from './people.js';

/** What a message says. */
export interface Said {
  text: string | null;
  content: MessageContent;
  attachments: AnnouncedAttachment[];
  /** The number on a contact card of the writer himself. */
  ownPhone: string | null;
}

const FILES: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
  sticker: 'sticker',
};
const FORMATS: Readonly<Record<string, TextFormat['kind']>> = {
  ...{ strong: 'bold', heading: 'bold', emphasized: 'italic', monospaced: 'code', strikethrough: 'strike', underline: 'underline' },
  link: 'link',
};

/** The body of a message, or of one that it forwards. */
export function saidIn(body: JsonObject, senderId: string | null): Said {
  const said: Said = { text: asText(body.text), content: {}, attachments: [], ownPhone: null };
  const formatting = formattingOf(body.markup, said.text);
  if (formatting.length > 0) said.content.formatting = formatting;
  for (const attachment of asList(body.attachments).map(asObject)) take(attachment, said, senderId);
  return said;
}

function take(attachment: JsonObject, said: Said, senderId: string | null): void {
  const type = typeof attachment.type === 'string' ? attachment.type : '';
  const payload = asObject(attachment.payload);
  if (Object.hasOwn(FILES, type)) {
    const kind = FILES[type] ?? 'document';
    const duration = asNumber(attachment.duration);
    const [url, mediaId] = [asWebAddress(payload.url), asId(payload.token)];
    if (url === null && mediaId === null) return;
    const file: AnnouncedAttachment = { kind, name: asText(attachment.filename, 255), mime: null, mediaId, url };
    if (duration !== null && duration >= 0) file.durationSeconds = duration;
    said.attachments.push(file);
  } else if (type === 'location') {
    const [latitude, longitude] = [asNumber(attachment.latitude), asNumber(attachment.longitude)];
    if (latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      said.content.location = { latitude, longitude };
  } else if (type === 'contact') {
    takeContact(payload, said, senderId);
  } else if (type === 'share') {
    const link = [asText(attachment.title, 1000), asWebAddress(payload.url)]
      .filter((part) => part !== null && !said.text?.includes(part))
      .join('\n');
    said.text = asText([said.text, link].filter(Boolean).join('\n'));
  } else if (!['inline_keyboard', 'reply_keyboard', 'data', ''].includes(type)) {
    said.content.unsupported = { kind: type.slice(0, 64), code: null, reason: null };
  }
}

/** A card is a vCard with the user that it is of beside it; anybody may send a card of somebody else. */
function takeContact(payload: JsonObject, said: Said, senderId: string | null): void {
  const user = { ...asObject(payload.tam_info), ...asObject(payload.max_info) };
  const card = asText(payload.vcf_info, 16_384) ?? '';
  const phone = asText(payload.vcf_phone, 64) ?? asText(/^TEL[^:\r\n]*:(.+)$/im.exec(card)?.[1]?.trim(), 64);
  const name = nameOf(user) ?? asText(/^FN[^:\r\n]*:(.+)$/im.exec(card)?.[1]?.trim(), 255) ?? phone;
  if (name === null) return;
  const contact: SharedContact = { name, phones: phone === null ? [] : [{ phone }] };
  said.content.contacts = [...(said.content.contacts ?? []), contact];
  if (senderId !== null && asId(user.user_id) === senderId) said.ownPhone = phone?.replace(/\D/g, '') || null;
}

function formattingOf(markup: unknown, text: string | null): TextFormat[] {
  const formats = asList(markup)
    .slice(0, 500)
    .map(asObject)
    .flatMap(({ type, from, length: size, url }): TextFormat[] => {
      const kind = typeof type === 'string' && Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined;
      const [offset, length] = [asNumber(from), asNumber(size)];
      if (!kind || offset === null || length === null || !Number.isInteger(offset) || !Number.isInteger(length)) return [];
      if (offset < 0 || length < 1 || offset + length > (text?.length ?? 0)) return [];
      if (kind !== 'link') return [{ kind, offset, length }];
      const address = asWebAddress(url);
      return address === null ? [] : [{ kind, offset, length, url: address }];
    });
  return formats.sort((left, right) => left.offset - right.offset || right.length - left.length);
}
