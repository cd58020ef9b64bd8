import { messengerOf } from '#domain/channels/messenger.js';
import { phoneForPrograms } from '#domain/clients/phone-for-programs.js';
import type { HookClient } from '#persistence/webhooks/webhook-rows.view.js';
import type { Body } from './body.js';

/** The client inside of another body. */
export function clientCard(client: HookClient): Body {
  return {
    id: client.id,
    phone: phoneForPrograms(client),
    client_phone: client.cardPhone,
    name: client.name,
    assigned_name: client.assignedName,
    external_id: client.externalId,
  };
}

/** A body that is about the client himself. */
export function clientBody(client: HookClient): Body {
  const [first, second, third] = client.extraComments;
  return {
    ...clientCard(client),
    card_id: client.cardId,
    phones: client.cardPhones,
    username: client.username,
    avatar: client.avatar,
    comment: client.comment,
    extra_comment_1: first,
    extra_comment_2: second,
    extra_comment_3: third,
    custom_fields: client.customFields,
    channel_id: client.channelId,
    transport: messengerOf(client.transport),
  };
}
