import type { AttachmentKind } from '#domain/messages/content.js';
import type { OutboundAttachment, OutboundMessage } from '#domain/messages/outbound-message.js';
import { fitButtons } from '../outbound/buttons.js';
import { cannotSend, lengthOf } from '../outbound/cannot-send.js';
import type { BotCall } from './api.js';
import { addressOf, messageNumberOf, type ChatAddress } from './addresses.js';
import { keyboardOf } from './keyboard.js';
import { TELEGRAM_LIMITS } from './limits.js';

/** A message as a call; its file, if it has one, is added when it is open. */
export interface PlannedCall {
  call: BotCall;
  /** The form's field that the file goes into. */
  fileField: string | null;
}

/** Throws a `SendError` where Telegram could only refuse, so that the operator reads why in our words. */
export function planSend(message: OutboundMessage): PlannedCall {
  const address = addressOf(message.to);
  const { text, shown } = fitButtons(message.text, message.buttons, { messenger: 'Telegram', kinds: TELEGRAM_LIMITS.buttonKinds });
  const keyboard = keyboardOf(shown);
  const frame = {
    ...chatParams(address),
    ...quoteParams(message.quotes),
    ...(keyboard === null ? {} : { reply_markup: keyboard }),
  };
  if (message.attachment) return planFile(message.attachment, text, frame);
  if (message.location) return { call: placeCall(message.location, frame), fileField: null };
  const [contact, ...others] = message.contacts;
  if (others.length > 0) throw cannotSend('one_contact_only', 'Telegram sends one contact in a message; send the others apart.');
  if (contact) return { call: contactCall(contact, frame), fileField: null };
  return { call: { method: 'sendMessage', params: { ...frame, text: checkedText(text, TELEGRAM_LIMITS.textLength) } }, fileField: null };
}

export const chatParams = ({ chatId, connection }: ChatAddress): Record<string, unknown> => ({
  chat_id: chatId,
  ...(connection === null ? {} : { business_connection_id: connection }),
});

/** A quoted message that is gone must not hold the answer up. */
function quoteParams(quotes: string | null): Record<string, unknown> {
  const number = quotes === null ? null : messageNumberOf(quotes);
  // Presses have no message of their own that could be quoted.
  if (number === null || quotes?.startsWith('press:')) return {};
  return { reply_parameters: { message_id: number, allow_sending_without_reply: true } };
}

export function checkedText(text: string | null, most: number): string {
  if (text === null || text.trim() === '') throw cannotSend('empty_message', 'The message has neither a text nor a file.');
  if (lengthOf(text) > most) throw cannotSend('text_too_long', `Telegram takes texts of up to ${most} characters; shorten or split it.`);
  return text;
}

const MB = 1024 * 1024;
const METHODS: Record<AttachmentKind, { method: BotCall['method']; field: string; formats: readonly string[] | null }> = {
  image: { method: 'sendPhoto', field: 'photo', formats: ['image/jpeg', 'image/png', 'image/webp'] },
  video: { method: 'sendVideo', field: 'video', formats: ['video/mp4'] },
  audio: { method: 'sendAudio', field: 'audio', formats: ['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/aac'] },
  voice: { method: 'sendVoice', field: 'voice', formats: ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a'] },
  sticker: { method: 'sendSticker', field: 'sticker', formats: ['image/webp', 'video/webm', 'application/x-tgsticker'] },
  document: { method: 'sendDocument', field: 'document', formats: null },
};

/** What Telegram would not show as a picture, film or sound goes as a document, which takes any format. */
export function carriedKind(attachment: OutboundAttachment): AttachmentKind {
  const { attachmentBytes } = TELEGRAM_LIMITS;
  if (attachment.size > attachmentBytes.document) {
    throw cannotSend('file_too_large', `Telegram takes files of up to ${attachmentBytes.document / MB} MB from bots.`);
  }
  const mime = (attachment.mime.split(';')[0] ?? '').trim().toLowerCase();
  const { formats } = METHODS[attachment.kind];
  const fits = (formats === null || formats.includes(mime)) && attachment.size <= attachmentBytes[attachment.kind];
  return fits ? attachment.kind : 'document';
}

function planFile(attachment: OutboundAttachment, text: string | null, frame: Record<string, unknown>): PlannedCall {
  const kind = carriedKind(attachment);
  const { method, field } = METHODS[kind];
  if (text !== null && kind === 'sticker') {
    throw cannotSend('caption_not_allowed', 'Telegram carries no text beside stickers; send the text as a message of its own.');
  }
  if (text !== null && lengthOf(text) > TELEGRAM_LIMITS.captionLength) {
    throw cannotSend('caption_too_long', `Telegram takes captions of up to ${TELEGRAM_LIMITS.captionLength} characters; shorten it.`);
  }
  const sounds = kind === 'voice' || kind === 'audio' || kind === 'video';
  const duration = sounds && attachment.durationSeconds !== null ? { duration: Math.round(attachment.durationSeconds) } : {};
  return { call: { method, params: { ...frame, ...(text === null ? {} : { caption: text }), ...duration } }, fileField: field };
}

function placeCall(location: NonNullable<OutboundMessage['location']>, frame: Record<string, unknown>): BotCall {
  const { latitude, longitude, name, address } = location;
  if (name === undefined && address === undefined) return { method: 'sendLocation', params: { ...frame, latitude, longitude } };
  return { method: 'sendVenue', params: { ...frame, latitude, longitude, title: name ?? address, address: address ?? name } };
}

function contactCall(contact: OutboundMessage['contacts'][number], frame: Record<string, unknown>): BotCall {
  const phone = contact.phones[0]?.phone;
  if (phone === undefined) throw cannotSend('contact_needs_phone', 'Telegram sends a contact only with a phone number; add one.');
  return { method: 'sendContact', params: { ...frame, phone_number: phone, first_name: contact.name } };
}
