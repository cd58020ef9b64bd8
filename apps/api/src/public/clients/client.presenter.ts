import type { PublicClientRow } from '#persistence/clients/client.public-view.js';
import { messengerOf } from '../messenger.js';
import { publicTime } from '../public-time.js';
import type { PublicClient } from './clients.dto.js';

export function presentPublicClient(row: PublicClientRow): PublicClient {
  return {
    id: row.id,
    name: row.name,
    username: row.username,
    comment: row.comment,
    assigned_name: row.assignedName,
    phone: row.phone ?? (row.identity && `[${messengerOf(row.transport)}] ${row.identity}`),
    client_phone: row.cardPhone ?? row.phone,
    avatar: row.avatar,
    region_id: null,
    country_id: null,
    first_client_message: row.firstMessageAt && publicTime(row.firstMessageAt),
    last_client_message: row.lastMessageAt && publicTime(row.lastMessageAt),
    extra_comment_1: null,
    extra_comment_2: null,
    extra_comment_3: null,
    custom_fields: {},
    external_id: null,
    external_ids: {},
    client_external_id: null,
    channels: [{ id: row.channelId, transports: [messengerOf(row.transport)] }],
    tags: row.tags,
  };
}
