import { phoneForPrograms } from '#domain/clients/phone-for-programs.js';
import type { PublicClientRow } from '#persistence/clients/client.public-view.js';
import { messengerOf } from '../messenger.js';
import { publicTime } from '../public-time.js';
import type { PublicClient } from './clients.dto.js';

export function presentPublicClient(row: PublicClientRow): PublicClient {
  return {
    id: row.id,
    card_id: row.cardId,
    name: row.name,
    username: row.username,
    comment: row.comment,
    assigned_name: row.assignedName,
    phone: phoneForPrograms(row),
    client_phone: row.cardPhone,
    phones: row.cardPhones,
    avatar: row.avatar,
    region_id: null,
    country_id: null,
    first_client_message: row.firstMessageAt && publicTime(row.firstMessageAt),
    last_client_message: row.lastMessageAt && publicTime(row.lastMessageAt),
    extra_comment_1: row.extraComments[0] ?? null,
    extra_comment_2: row.extraComments[1] ?? null,
    extra_comment_3: row.extraComments[2] ?? null,
    custom_fields: row.customFields,
    external_id: row.externalId,
    external_ids: row.externalIds,
    client_external_id: row.externalId,
    channels: [{ id: row.channelId, transports: [messengerOf(row.transport)] }],
    tags: row.tags,
  };
}
