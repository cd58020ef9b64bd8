import { asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import type { StoredFile } from '../../simulator/files.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import { BUTTON_ROWS, MAX_LIMITS } from '../limits.js';
import { invalid, refusal, type Given } from './answers.js';
import { UPLOAD_TYPES, type Uploads } from './uploads.js';

const SHOWN_KINDS: Readonly<Record<string, string>> = { image: 'image', video: 'video', audio: 'audio', file: 'document' };

const attachmentsOf = (body: JsonObject): JsonObject[] => asList(body.attachments).map(asObject);
const isUpload = ({ type }: JsonObject): boolean => (UPLOAD_TYPES as readonly unknown[]).includes(type);

/** Pictures are named by the whole answer to their upload, everything else by its token. */
function tokenOf({ payload }: JsonObject): string | null {
  const { token, photos } = asObject(payload);
  const [photo] = Object.values(asObject(photos)).map(asObject);
  return asText(token) ?? asText(photo?.token);
}

/** What the messenger would complain about; null when it would take the message. */
export function complaintAbout(body: JsonObject, channelKey: string, uploads: Uploads): Given | null {
  const text = asText(body.text) ?? '';
  const attachments = attachmentsOf(body);
  if ([...text].length > MAX_LIMITS.textLength) return invalid(`text: size must be between 0 and ${MAX_LIMITS.textLength}`);
  if (text.trim() === '' && attachments.every(({ type }) => type === 'inline_keyboard')) return invalid('Message cannot be empty');
  for (const attachment of attachments) {
    const complaint = isUpload(attachment) ? complaintAboutFile(attachment, channelKey, uploads) : complaintAboutPart(attachment);
    if (complaint) return complaint;
  }
  return null;
}

function complaintAboutFile(attachment: JsonObject, channelKey: string, uploads: Uploads): Given | null {
  const upload = uploads.find(channelKey, tokenOf(attachment) ?? '');
  if (!upload) return refusal(400, 'errors.process.attachment.file', 'Unknown token');
  return upload.ready ? null : refusal(400, 'attachment.not.ready', '');
}

function complaintAboutPart(attachment: JsonObject): Given | null {
  const { type, latitude, longitude, payload } = attachment;
  if (type === 'inline_keyboard') return complaintAboutKeyboard(asList(asObject(payload).buttons));
  if (type === 'location') return asNumber(latitude) === null || asNumber(longitude) === null ? invalid('location: no coordinates') : null;
  return type === 'contact' || type === 'share' || type === 'sticker' ? null : invalid(`attachments: unknown type ${String(type)}`);
}

function complaintAboutKeyboard(rows: readonly unknown[]): Given | null {
  if (rows.length > BUTTON_ROWS.rows) return invalid('Too many rows of buttons');
  for (const row of rows.map(asList)) {
    const buttons = row.map(asObject);
    const most = buttons.some(({ type }) => type === 'link') ? BUTTON_ROWS.linksPerRow : BUTTON_ROWS.perRow;
    if (buttons.length > most) return invalid('Too many buttons in a row');
    for (const { type, text, payload, url } of buttons) {
      const title = asText(text);
      if (title === null || [...title].length > MAX_LIMITS.buttonTitleLength) return invalid('buttons: text is missing or too long');
      if (type === 'link' ? !URL.canParse(asText(url) ?? '') : type !== 'callback') return invalid('buttons: unknown type or no address');
      if ([...(asText(payload) ?? '')].length > MAX_LIMITS.payloadLength) return invalid('buttons: payload is too long');
    }
  }
  return null;
}

export const buttonsOf = (body: JsonObject): NonNullable<ShownMessage['buttons']> =>
  attachmentsOf(body)
    .filter(({ type }) => type === 'inline_keyboard')
    .flatMap(({ payload }) => asList(asObject(payload).buttons).flatMap(asList).map(asObject))
    .map(({ text, payload, url }) => ({
      payload: asText(payload) ?? '',
      title: String(text),
      ...(asText(url) === null ? {} : { url: String(url) }),
    }));

/** The message as the phone shows it. It has passed the rules, so its parts are there. */
export function shownOnPhone(
  id: string,
  body: JsonObject,
  { phone, channel, uploads }: { phone: Phone; channel: SimulatedChannel; uploads: Uploads },
): PhoneMessage {
  const shown: ShownMessage = { id, direction: 'out', text: asText(body.text), at: new Date().toISOString() };
  const attachments = attachmentsOf(body);
  const carried = attachments.find(isUpload);
  const file: StoredFile | undefined = carried && uploads.find(channel.key, tokenOf(carried) ?? '')?.file;
  if (carried && file) {
    const kind = SHOWN_KINDS[String(carried.type)] ?? 'document';
    shown.attachment = { kind, name: file.name, mime: file.mime, url: fileUrl(channel, phone, file.id) };
  }
  const place = attachments.find(({ type }) => type === 'location');
  if (place) shown.location = { latitude: asNumber(place.latitude) ?? 0, longitude: asNumber(place.longitude) ?? 0 };
  const contact = attachments.find(({ type }) => type === 'contact');
  if (contact) {
    const { name, vcf_phone: number } = asObject(contact.payload);
    shown.text = [shown.text, asText(name), asText(number)].filter((part) => part !== null).join(' ');
  }
  const buttons = buttonsOf(body);
  if (buttons.length > 0) shown.buttons = buttons;
  const { type, mid } = asObject(body.link);
  if (type === 'reply' && asText(mid) !== null) shown.quotes = String(mid);
  return { shown, fileId: file?.id ?? null, buttonsSentAs: buttons.length > 0 ? 'buttons' : null, settled: true };
}
