import type { Sender } from '#domain/clients/identity.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asObject, asText, type JsonObject } from '../../json/reading.js';
import { ignored } from '../../whatsapp/message-parts.js';
import { personAt } from '../../whatsapp/people.js';
import { readMessage } from '../../whatsapp/read-message.js';
import { asMetaMessage } from './as-meta.js';

/** `type: message`: what a client wrote, pressed or felt. */
export function inboundMessage(payload: JsonObject, timestamp: unknown, now: Date): InboundEvent {
  const sender = senderOf(payload);
  const reading = readMessage(asMetaMessage(payload, timestamp), now);
  switch (reading.is) {
    case 'message':
      return sender ? { type: 'message_received', sender, ...reading.parts } : ignored('a message without a sender');
    case 'reaction':
      return { type: 'reaction_changed', onMessage: reading.onMessage, emoji: reading.emoji, by: sender?.identities ?? [] };
    case 'nothing':
      return ignored(reading.reason);
    default:
      return ignored('a message of a kind that Gupshup does not pass on');
  }
}

/** `source` is who wrote; `sender` describes him, and its phone may be masked. */
function senderOf(payload: JsonObject): Sender | null {
  const sender = asObject(payload.sender);
  const person = personAt({ phone: asId(payload.source) ?? sender.phone, user: sender.user_id }, []);
  return person && { ...person, name: asText(sender.name, 255), username: asText(sender.username, 255)?.replace(/^@/, '') || null };
}
