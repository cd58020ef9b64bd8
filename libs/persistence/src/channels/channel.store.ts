import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Channel } from '#domain/channels/channel.js';
import { UnknownGroup } from '#domain/channels/channels.errors.js';
import type { ChannelStore as Port } from '#domain/channels/connect-channel.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database } from '../database.js';
import type { Wake } from '../wake.js';
import { auditedChannel } from './audited-channel.js';

/** Channels' cards, loaded and stored by the unit of work; every change is an event in the same transaction. */
export class ChannelStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async add(channel: Channel, groupIds: number[]): Promise<number> {
    await this.database.entities(channel.companyId, async (em) => {
      em.persist(channel);
      await em.flush();
      await setGroups(em, channel, groupIds);
      await recordChange(em, channel);
      await recordAudit(em, { action: 'channel.connected', object: objectOf(channel), after: await auditedChannel(em, channel) });
    });
    this.wakeAll();
    return channel.id;
  }

  async read(companyId: number, channelId: number): Promise<Channel> {
    const channel = await this.database.entities(companyId, (em) => em.findOne(Channel, channelId));
    if (!channel || channel.deletedAt) throw notFound('Channel');
    return channel;
  }

  async change(companyId: number, channelId: number, change: (channel: Channel) => void, groupIds?: number[]): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const channel = await em.findOne(Channel, channelId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!channel || channel.deletedAt) throw notFound('Channel');
      const before = await auditedChannel(em, channel);
      change(channel);
      await em.flush();
      if (groupIds) await setGroups(em, channel, groupIds);
      await recordChange(em, channel);
      await recordChannelAudit(em, channel, before);
    });
    this.wakeAll();
  }

  /** Screens hear of it, and processes that keep channels at hand read them again. */
  private wakeAll(): void {
    this.wake.wake('event');
    this.wake.wake('channel');
  }
}

const objectOf = ({ id, name }: Channel): AuditObject => ({ kind: 'channel', id, name });

async function recordChannelAudit(em: EntityManager, channel: Channel, before: Fields): Promise<void> {
  if (channel.deletedAt) return recordAudit(em, { action: 'channel.deleted', object: objectOf(channel), before });
  await recordAudit(em, { action: 'channel.changed', object: objectOf(channel), before, after: await auditedChannel(em, channel) });
}

async function setGroups(em: EntityManager, { id, companyId }: Channel, groupIds: number[]): Promise<void> {
  await em.execute('delete from channel_operator_group where channel_id = ?', [id]);
  const ids = [...new Set(groupIds)];
  if (ids.length === 0) return;
  // Another company's groups are invisible here, so they count as missing.
  const sql = `insert into channel_operator_group (company_id, channel_id, group_id)
    select ?::bigint, ?::bigint, id from operator_group where id = any(?::bigint[]) returning group_id`;
  const stored: unknown[] = await em.execute(sql, [companyId, id, `{${ids.join(',')}}`]);
  if (stored.length !== ids.length) throw new UnknownGroup();
}

async function recordChange(em: EntityManager, { id, companyId }: Channel): Promise<void> {
  await em.execute(`insert into event (company_id, kind, data) values (?, 'channel_changed', jsonb_build_object('channelId', ?::bigint))`, [
    companyId,
    id,
  ]);
}
