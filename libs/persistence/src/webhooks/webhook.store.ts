import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { notFound } from '#domain/shared/domain-error.js';
import type { WebhookStore as Port } from '#domain/webhooks/webhook-store.port.js';
import { MOST_WEBHOOKS, type OldHook, Webhook } from '#domain/webhooks/webhook.js';
import { TooManyWebhooks, UnknownChannel } from '#domain/webhooks/webhooks.errors.js';
import { recordAudit, type AuditEntry } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import { markOf, shownText } from '../audit/kept-dark.js';
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
      await audit(em, webhook, { action: 'webhook.created', after: fieldsOf(webhook) });
    });
    this.wakeAll();
    return webhook.id;
  }

  async change(companyId: number, webhookId: number, change: (webhook: Webhook) => void): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const webhook = await em.findOne(Webhook, webhookId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!webhook) throw notFound('Webhook');
      const channelIds = webhook.channelIds;
      const before = fieldsOf(webhook);
      change(webhook);
      // A filter that nobody touched may name a channel that is deleted by now.
      if (webhook.channelIds !== channelIds) await checkChannels(em, webhook);
      await em.flush();
      await recordChange(em, companyId, webhookId);
      await audit(em, webhook, { action: 'webhook.changed', before, after: fieldsOf(webhook) });
    });
    this.wakeAll();
  }

  async remove(companyId: number, webhookId: number): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const webhook = await em.findOne(Webhook, { id: webhookId, companyId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!webhook) throw notFound('Webhook');
      await em.nativeDelete(Webhook, { id: webhookId, companyId });
      await recordChange(em, companyId, webhookId);
      await audit(em, webhook, { action: 'webhook.deleted', before: fieldsOf(webhook) });
    });
    this.wakeAll();
  }

  async putOld(companyId: number, kind: OldHook, change: (existing: Webhook | null) => Webhook | null): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      await lockCompany(em, companyId);
      const existing = await em.findOne(Webhook, { companyId, legacy: kind });
      const before = existing && fieldsOf(existing);
      const webhook = change(existing);
      if (webhook) em.persist(webhook);
      else if (existing) em.remove(existing);
      await em.flush();
      const changed = webhook ?? existing;
      if (!changed) return;
      await recordChange(em, companyId, changed.id);
      const action = webhook ? (existing ? 'webhook.changed' : 'webhook.created') : 'webhook.deleted';
      await audit(em, changed, { action, before, after: webhook && fieldsOf(webhook) });
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

const audit = (em: EntityManager, { id, name }: Webhook, entry: Omit<AuditEntry, 'object'>): Promise<void> =>
  recordAudit(em, { ...entry, object: { kind: 'webhook', id, name } });

/** What the audit log keeps of a webhook: of its address only the host, of its secret only that it is another one. */
function fieldsOf({ name, url, events, channelIds, schedule, headerAliases, state, sealedSecrets }: Webhook): Fields {
  return { name, url: shownText(url), events, channelIds, schedule, headerAliases, state, secret: markOf(sealedSecrets) };
}
