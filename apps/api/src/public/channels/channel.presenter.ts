import type { PublicChannelRow } from '#persistence/channels/channel.public-view.js';
import { identitiesOfPhone } from '../clients/clients.providers.js';
import { messengerOf } from '../messenger.js';
import type { PublicChannel } from './channels.dto.js';

export function presentPublicChannel({ id, name, phone, transport }: PublicChannelRow): PublicChannel {
  return { id, name, phone, transports: [messengerOf(transport)], write_first_option: identitiesOfPhone(transport) !== undefined };
}
