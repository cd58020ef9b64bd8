import type { MessageContent, Referral } from '#domain/messages/content.js';
import { asId, asObject, asText, asTime, asWebAddress, type JsonObject } from '../json/reading.js';
import { bodyOf } from './message-body.js';
import type { MessageParts } from './message-parts.js';

/** What one message object of a webhook says. The same shape serves inbound messages, echoes and history. */
export type MessageReading =
  | { is: 'message'; parts: MessageParts }
  | { is: 'reaction'; onMessage: string; emoji: string | null }
  | { is: 'edit'; externalId: string; text: string | null }
  | { is: 'revoke'; externalId: string }
  | { is: 'system'; externalId: string; system: JsonObject; at: Date | null }
  | { is: 'nothing'; reason: string };

/** Reads a message object; `errors` are those of the surrounding value, which explain a message without its content. */
export function readMessage(message: JsonObject, now: Date, errors?: unknown): MessageReading {
  if (message.type === 'reaction') return readReaction(message);
  if (message.type === 'edit') return readEdit(asObject(message.edit));
  if (message.type === 'revoke') return readRevoke(asObject(message.revoke));
  if (message.type === 'request_welcome') return { is: 'nothing', reason: 'the client only opened the chat' };
  const externalId = asId(message.id);
  if (externalId === null) return { is: 'nothing', reason: 'a message without an id' };
  const at = asTime(message.timestamp, now);
  if (message.type === 'system') return { is: 'system', externalId, system: asObject(message.system), at };
  const body = bodyOf(message, message.errors ?? errors);
  const quotes = body.content.press ? null : asId(asObject(message.context).id);
  const content = { ...body.content, ...circumstances(message) };
  return { is: 'message', parts: { externalId, text: body.text, content, attachments: body.attachments, quotes, at } };
}

function readReaction(message: JsonObject): MessageReading {
  const reaction = asObject(message.reaction);
  const onMessage = asId(reaction.message_id);
  if (onMessage === null) return { is: 'nothing', reason: 'a reaction without its message' };
  return { is: 'reaction', onMessage, emoji: asText(reaction.emoji, 64) };
}

function readEdit(edit: JsonObject): MessageReading {
  const externalId = asId(edit.original_message_id);
  if (externalId === null) return { is: 'nothing', reason: 'an edit without its message' };
  return { is: 'edit', externalId, text: bodyOf(asObject(edit.message)).text };
}

function readRevoke(revoke: JsonObject): MessageReading {
  const externalId = asId(revoke.original_message_id);
  if (externalId === null) return { is: 'nothing', reason: 'a deletion without its message' };
  return { is: 'revoke', externalId };
}

/** Where the message came from: forwarded, about a product, through an advertisement. */
function circumstances(message: JsonObject): MessageContent {
  const context = asObject(message.context);
  const product = asObject(context.referred_product);
  const productId = asId(product.product_retailer_id);
  const referral = referralOf(asObject(message.referral));
  return {
    ...(context.frequently_forwarded === true ? { forwarded: 'many' } : context.forwarded === true ? { forwarded: 'once' } : {}),
    ...(productId === null ? {} : { product: { catalogId: asId(product.catalog_id), productId } }),
    ...(referral === null ? {} : { referral }),
  };
}

function referralOf(source: JsonObject): Referral | null {
  const referral: Referral = {
    sourceType: asText(source.source_type, 64),
    sourceId: asId(source.source_id),
    sourceUrl: asWebAddress(source.source_url),
    headline: asText(source.headline, 1000),
    body: asText(source.body, 4096),
    mediaType: asText(source.media_type, 64),
    mediaUrl: asWebAddress(source.image_url) ?? asWebAddress(source.video_url) ?? asWebAddress(source.thumbnail_url),
    clickId: asId(source.ctwa_clid),
  };
  return Object.values(referral).some((value) => value !== null) ? referral : null;
}
