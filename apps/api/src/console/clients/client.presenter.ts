import type { ClientRow } from '#persistence/clients/client.view.js';
import type { Client } from './clients.dto.js';

export function presentClient(row: ClientRow): Client {
  const { id, name, username, phone, email, comment, cardId, identities, referral } = row;
  return {
    id,
    name,
    username,
    phone,
    email,
    comment,
    cardId,
    card: { id: cardId, ...row.card },
    identities,
    channel: { id: row.channelId, name: row.channelName, transport: row.transport },
    createdAt: row.createdAt.toISOString(),
    referral,
    unreachableSince: row.unreachableSince?.toISOString() ?? null,
    blacklistedAt: row.blacklistedAt?.toISOString() ?? null,
    tags: row.tags,
  };
}
