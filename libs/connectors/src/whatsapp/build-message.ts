import type { ClientIdentity } from '#domain/clients/identity.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { contactsPart } from './build-contacts.js';
import { interactivePart, withLinks } from './build-interactive.js';
import { locationPart, templatePart } from './build-template.js';
import { carriedAs, type CarriedFile } from './carried-file.js';
import { cannotSend, lengthOf } from './cannot-send.js';
import { WHATSAPP_LIMITS } from './limits.js';
import { digitsOf, IDENTITY } from './people.js';

/** Choices of the channel that show in what is sent. */
export interface MessageStyle {
  /** The label that opens a list. */
  listTitle: string;
}

/**
 * The JSON that sends a message, the same for every WhatsApp provider. `mediaId` is the uploaded attachment.
 * Throws a `SendError` where WhatsApp could only refuse, so that the operator reads why in our words.
 */
export function messageJson(message: OutboundMessage, mediaId: string | null, style: MessageStyle): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(message.to),
    ...(message.quotes === null ? {} : { context: { message_id: message.quotes } }),
    biz_opaque_callback_data: message.id,
    ...partsOf(message, mediaId, style),
  };
}

/** A phone is addressed by `to`, a client who hides his phone by `recipient`. */
export function addressOf(identities: readonly ClientIdentity[]): { to: string } | { recipient: string } {
  const phone = identities.find(({ kind }) => kind === IDENTITY.phone)?.value;
  if (phone !== undefined) return { to: digitsOf(phone) ?? phone };
  const user = identities.find(({ kind }) => kind === IDENTITY.user) ?? identities.find(({ kind }) => kind === IDENTITY.parentUser);
  if (user === undefined) throw cannotSend('no_address', 'The client has neither a phone nor a WhatsApp user id.');
  return { recipient: user.value };
}

function partsOf(message: OutboundMessage, mediaId: string | null, style: MessageStyle): Record<string, unknown> {
  if (message.template) return { type: 'template', template: templatePart(message.template, message, mediaId) };
  if (message.location) return { type: 'location', location: locationPart(message.location) };
  if (message.contacts.length > 0) return { type: 'contacts', contacts: contactsPart(message.contacts) };
  const text = withLinks(message.text, message.buttons);
  const file = message.attachment && mediaId !== null ? carriedAs(message.attachment) : null;
  const replies = message.buttons.filter(({ type }) => type === 'reply');
  if (replies.length > 0) {
    const header = file === null || mediaId === null ? null : mediaPart(file, mediaId, null);
    return { type: 'interactive', interactive: interactivePart(text, replies, header, style.listTitle) };
  }
  if (file !== null && mediaId !== null) return mediaPart(file, mediaId, text);
  return textPart(text);
}

function textPart(text: string | null): Record<string, unknown> {
  if (text === null || text.trim() === '') throw cannotSend('empty_message', 'The message has neither a text nor a file.');
  if (lengthOf(text) > WHATSAPP_LIMITS.textLength) {
    throw cannotSend('text_too_long', `WhatsApp takes texts of up to ${WHATSAPP_LIMITS.textLength} characters; shorten or split it.`);
  }
  return { type: 'text', text: { body: text, preview_url: /https?:\/\//i.test(text) } };
}

function mediaPart(file: CarriedFile, mediaId: string, caption: string | null): { type: string; [part: string]: unknown } {
  if (caption !== null && !(WHATSAPP_LIMITS.captionedKinds as readonly string[]).includes(file.kind)) {
    throw cannotSend('caption_not_allowed', 'WhatsApp carries no text beside audio and stickers; send the text as a message of its own.');
  }
  if (caption !== null && lengthOf(caption) > WHATSAPP_LIMITS.captionLength) {
    throw cannotSend('caption_too_long', `WhatsApp takes captions of up to ${WHATSAPP_LIMITS.captionLength} characters; shorten it.`);
  }
  const media = {
    id: mediaId,
    ...(caption === null ? {} : { caption }),
    ...(file.kind === 'document' ? { filename: file.name } : {}),
    ...(file.voice ? { voice: true } : {}),
  };
  return { type: file.kind, [file.kind]: media };
}
