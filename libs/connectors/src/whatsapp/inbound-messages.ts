import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { ignored } from './message-parts.js';
import { identitiesAt, IDENTITY, personAt, type Address } from './people.js';
import { readMessage, type MessageReading } from './read-message.js';

const authorOf = (message: JsonObject): Address => ({
  phone: message.from,
  user: message.from_user_id,
  parentUser: message.from_parent_user_id,
});

/** `messages` of the field `messages`: what clients wrote. */
export function inboundMessages(value: JsonObject, now: Date): InboundEvent[] {
  return asList(value.messages).map((item) => {
    const message = asObject(item);
    const reading = readMessage(message, now, value.errors);
    const sender = personAt(authorOf(message), value.contacts);
    switch (reading.is) {
      case 'message':
        return sender ? { type: 'message_received', sender, ...reading.parts } : ignored('a message without a sender');
      case 'reaction':
        return { type: 'reaction_changed', onMessage: reading.onMessage, emoji: reading.emoji, by: sender?.identities ?? [] };
      case 'edit':
        return { type: 'message_edited', externalId: reading.externalId, text: reading.text };
      case 'revoke':
        return { type: 'message_revoked', externalId: reading.externalId };
      case 'system':
        return systemNotice(reading, authorOf(message));
      case 'nothing':
        return ignored(reading.reason);
    }
  });
}

/** The client changed his number or his phone. `from` is the identity known so far, so `contacts` are left aside. */
function systemNotice(reading: Extract<MessageReading, { is: 'system' }>, address: Address): InboundEvent {
  const { system, externalId, at } = reading;
  const from = identitiesAt(address);
  const kind = asText(system.type, 64) ?? '';
  const text = asText(system.body, 4096);
  if (from.length === 0) return ignored('a system notice without a client');
  if (kind === 'customer_identity_changed') {
    return { type: 'identity_changed', externalId, from, to: null, phone: null, line: 'client_identity_changed', text, at };
  }
  if (!['user_changed_number', 'customer_changed_number', 'user_changed_user_id'].includes(kind)) return ignored(`system notice ${kind}`);
  const [phone] = identitiesAt({ phone: asId(system.wa_id) ?? system.new_wa_id });
  const [user] = identitiesAt({ user: system.user_id });
  const to = (kind === 'user_changed_user_id' ? (user ?? phone) : (phone ?? user)) ?? null;
  if (to === null) return ignored(`system notice ${kind} without the new identity`);
  const number = phone?.kind === IDENTITY.phone ? phone.value : null;
  const line = kind === 'user_changed_user_id' ? 'client_identity_changed' : 'client_changed_number';
  return { type: 'identity_changed', externalId, from, to, phone: number, line, text, at };
}
