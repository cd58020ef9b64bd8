import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { digitsOf, personAt } from './people.js';
import { ignored } from './message-parts.js';

/** `smb_app_state_sync`: names from the phone's address book. A removed contact keeps the name that it had with us. */
export function addressBook(value: JsonObject): InboundEvent[] {
  return asList(value.state_sync).map((item) => {
    const change = asObject(item);
    const contact = asObject(change.contact);
    const name = asText(contact.full_name, 255) ?? asText(contact.first_name, 255);
    const client = personAt({ phone: digitsOf(contact.phone_number), user: contact.user_id }, []);
    if (change.action === 'remove') return ignored('a contact was removed from the address book');
    if (client === null || name === null) return ignored('an address book entry without a name or a number');
    return { type: 'client_named', client: { ...client, name, username: asText(contact.username, 255)?.replace(/^@/, '') || null } };
  });
}
