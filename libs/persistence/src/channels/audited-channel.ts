import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '#domain/channels/channel.js';
import type { Fields } from '../audit/changed-fields.js';
import { markOf, shownText } from '../audit/kept-dark.js';

/** What the audit log keeps of a channel: never a secret. */
export async function auditedChannel(em: EntityManager, channel: Channel): Promise<Fields> {
  const { id, name, transport, phone, state, autoAssign } = channel;
  const groups = await em.execute<{ ids: number[] }[]>(
    `select coalesce(array_agg(group_id::float8 order by group_id), '{}') as ids from channel_operator_group where channel_id = ?`,
    [id],
  );
  const settings = Object.fromEntries(Object.entries(channel.settings).map(([field, value]) => [field, shownText(value)]));
  return { name, transport, phone, state, autoAssign, groupIds: groups[0]?.ids ?? [], settings, secrets: markOf(channel.sealedSecrets) };
}
