import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { notFound } from '#domain/shared/domain-error.js';
import type { WebhookStore as Port } from '#domain/webhooks/webhook-store.port.js';
import { MOST_WEBHOOKS, type OldHook, Webhook } from '#domain/webhooks/webhook.js';
import { TooManyWebhooks, UnknownChannel } from '#domain/webhooks/webhooks.errors.js';
import type { Database } from '../database.js';
import type { Wake } from '../wake.js';

/** Webhooks as their admins keep them; every change is an event in the same transaction. */
export class WebhookStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async add(webhook: Webhook): Promise<number> {
    await this.database.entities(webhook.companyId, async (em) => {
      await lockCompany(em, webhook.companyId);
      const count = await em.count(Webhook, { companyId: webhook.companyId, legacy: null });
      if (count >= MOST_WEBHOOKS) throw new TooManyWebhooks(MOST_WEBHOOKS);
      await checkChannels(em, webhook);
      em.persist(webhook);
      await em.flush();
      await recordChange(em, webhook.companyId, webhook.id);
    });
    this.wakeAll();
    return webhook.id;
  }

  async change(companyId: number, webhookId: number, change: (webhook: Webhook) => void): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const webhook = await em.findOne(Webhook, webhookId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!webhook) throw notFound('Webhook');
      const channelIds = webhook.channelIds;
      change(webhook);
      // A filter that nobody touched may name a channel that is deleted by now.
      if (webhook.channelIds !== channelIds) await checkChannels(em, webhook);
      await em.flush();
      await recordChange(em, companyId, webhookId);
    });
    this.wakeAll();
  }

  async remove(companyId: number, webhookId: number): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      if ((await em.nativeDelete(Webhook, { id: webhookId, companyId })) === 0) throw notFound('Webhook');
      await recordChange(em, companyId, webhookId);
    });
    this.wakeAll();
  }

  async putOld(companyId: number, kind: OldHook, change: (existing: Webhook | null) => Webhook | null): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      await lockCompany(em, companyId);
      const existing = await em.findOne(Webhook, { companyId, legacy: kind });
      const webhook = change(existing);
      if (webhook) em.persist(webhook);
      else if (existing) em.remove(existing);
      await em.flush();
      const changed = webhook ?? existing;
      if (changed) await recordChange(em, companyId, changed.id);
    });
    this.wakeAll();
  }

  /** Screens hear of it, and the workers read again what they keep at hand. */
  private wakeAll(): void {
    this.wake.wake('event');
    this.wake.wake('webhook');
  }
}

/** One after the other: of those who add at the same moment each counts what the one before him has added. */
const lockCompany = (em: EntityManager, companyId: number): Promise<unknown> =>
  em.execute('select 1 from company where id = ? for no key update', [companyId]);

async function checkChannels(em: EntityManager, { channelIds }: Webhook): Promise<void> {
  if (channelIds === null) return;
  // Another company's channels are invisible here, so they count as missing.
  const found: unknown[] = await em.execute('select id from channel where id = any(?::bigint[]) and deleted_at is null', [
    `{${channelIds.join(',')}}`,
  ]);
  if (found.length !== channelIds.length) throw new UnknownChannel();
}

async function recordChange(em: EntityManager, companyId: number, webhookId: number): Promise<void> {
  await em.execute(`insert into event (company_id, kind, data) values (?, 'webhook_changed', jsonb_build_object('webhookId', ?::bigint))`, [
    companyId,
    webhookId,
  ]);
}
