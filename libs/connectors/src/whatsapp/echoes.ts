import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asList, asObject, type JsonObject } from '../json/reading.js';
import { ignored } from './message-parts.js';
import { personAt } from './people.js';
import { readMessage } from './read-message.js';

/** `smb_message_echoes`: what the company wrote in the phone app. The body is that of an inbound message, the direction is not. */
export function echoes(value: JsonObject, now: Date): InboundEvent[] {
  return asList(value.message_echoes).map((item) => {
    const message = asObject(item);
    const reading = readMessage(message, now, value.errors);
    const to = personAt({ phone: message.to, user: message.to_user_id, parentUser: message.to_parent_user_id }, value.contacts);
    switch (reading.is) {
      case 'message':
        return to ? { type: 'message_echoed', to, ...reading.parts } : ignored('an echo without a client');
      case 'reaction':
        return { type: 'reaction_changed', onMessage: reading.onMessage, emoji: reading.emoji, by: [] };
      case 'edit':
        return { type: 'message_edited', externalId: reading.externalId, text: reading.text };
      case 'revoke':
        return { type: 'message_revoked', externalId: reading.externalId };
      case 'system':
        return ignored('a system notice among the echoes');
      case 'nothing':
        return ignored(reading.reason);
    }
  });
}
