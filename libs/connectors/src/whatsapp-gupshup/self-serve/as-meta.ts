import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';

/** Gupshup's message as Meta would have told it, so that one reader serves both. */
export function asMetaMessage(payload: JsonObject, timestamp: unknown): JsonObject {
  const told = asObject(payload.payload);
  const milliseconds = asNumber(timestamp);
  return {
    id: payload.id,
    timestamp: milliseconds === null ? undefined : milliseconds / 1000,
    ...bodyOf(kindOf(payload, told), told, payload),
    context: contextOf(asObject(payload.context)),
    referral: payload.referral ?? told.referral,
  };
}

/** A message without its kind is a text if it has one. */
function kindOf(payload: JsonObject, told: JsonObject): string {
  // Of a tap on a template's button only the inner kind is to be trusted: the outer one is "text" or "quick_reply".
  if (told.type === 'button') return 'button';
  return asText(payload.type, 64) ?? (asText(told.text) === null ? 'unknown' : 'text');
}

function bodyOf(kind: string, told: JsonObject, payload: JsonObject): JsonObject {
  switch (kind) {
    case 'text':
      return { type: 'text', text: { body: told.text } };
    case 'image':
    case 'video':
    case 'sticker':
    case 'audio':
    case 'voice':
      return { type: kind, [kind]: mediaOf(told) };
    case 'file':
    case 'document':
      return { type: 'document', document: { ...mediaOf(told), filename: told.name ?? told.filename } };
    case 'location':
      return { type: 'location', location: told };
    case 'contact':
    case 'contacts':
      return { type: 'contacts', contacts: asList(told.contacts) };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: asId(told.gsId) ?? told.id, emoji: told.emoji } };
    case 'button':
      return { type: 'button', button: { payload: told.postbackText, text: told.text } };
    case 'quick_reply':
    case 'button_reply':
      return { type: 'button', button: { payload: payloadOfPress(told, asObject(payload.context)), text: told.title ?? told.text } };
    case 'list_reply':
      return { type: 'interactive', interactive: { type: 'list_reply', list_reply: { ...told, id: told.postbackText ?? told.title } } };
    default:
      return { type: kind };
  }
}

/** The only sign of a voice note is its codec. */
function mediaOf(told: JsonObject): JsonObject {
  const mime = told.contentType;
  const voice = typeof mime === 'string' && /^audio\/ogg;\s*codecs=opus$/i.test(mime);
  return { url: told.url, caption: told.caption, mime_type: mime, voice };
}

/**
 * What the sender gave the button. An older shape has none: the title must do, as in Meta's own default, unless nothing names the
 * message that the button was on: then the sender's id of that message tells more.
 */
function payloadOfPress(told: JsonObject, context: JsonObject): unknown {
  const given = asText(told.postbackText);
  if (given !== null) return given;
  return asId(context.gsId) === null && asId(context.id) === null ? (asText(told.id) ?? told.title) : told.title;
}

/** Our own messages are known by Gupshup's id first; after a week it names only WhatsApp's. */
function contextOf(context: JsonObject): JsonObject {
  return {
    id: asId(context.gsId) ?? context.id,
    forwarded: context.forwarded,
    frequently_forwarded: context.frequently_forwarded,
  };
}
