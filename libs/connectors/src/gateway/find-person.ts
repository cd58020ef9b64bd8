import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ClientIdentity } from '#domain/clients/identity.js';
import type { FoundPerson, Whom } from '#domain/clients/whom.js';
import type { HttpPort } from '../http/http.port.js';
import { asObject, asText, isObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import type { FindRequest } from './contract.js';
import { ask, gatewayRequest, type RefusalTable } from './requests.js';

/** How a messenger's chats are recognised. */
interface Directory {
  refusals: RefusalTable;
  identitiesOfChat(chat: string): ClientIdentity[];
}

/** Asks the messenger whether somebody is there; null: nobody is. Throws a `SendError` and nothing else. */
export async function findPerson(
  whom: Whom,
  { refusals, identitiesOfChat }: Directory,
  channel: ConnectedChannel,
  http: HttpPort,
): Promise<FoundPerson | null> {
  const request: FindRequest = whom;
  const { person } = await ask(gatewayRequest(channel, 'POST', 'find', request), http, refusals);
  if (person === null) return null;
  const { chat, name, username, phone } = asObject(person);
  const identities = identitiesOfChat(asText(chat, 128) ?? '');
  // A gateway from before this call, or one that says nothing: nobody knows.
  if (!isObject(person) || identities.length === 0) throw new SendError('unknown', 'unreadable_answer', 'no_answer');
  const digits = asText(phone, 64)?.replace(/\D/g, '') || null;
  return { identities, name: asText(name, 255), username: asText(username, 255), phone: digits ?? ('phone' in whom ? whom.phone : null) };
}
