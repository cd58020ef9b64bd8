import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { MOST_WEBHOOKS } from '#domain/webhooks/webhook.js';
import { Database } from '#persistence/database.js';
import { SealedSecretKeeper } from '#persistence/webhooks/secret-keeper.js';
import { deliveryById, deliveryLog } from '#persistence/webhooks/webhook-log.view.js';
import { listWebhooks, webhookById, type WebhookRow } from '#persistence/webhooks/webhook.view.js';
import { CLOCK } from '../../platform/ports.js';
import type { DeliveryPage, WebhookLogQuery, WholeDelivery } from './webhook-log.dto.js';
import { presentDelivery, presentWebhook, presentWholeDelivery } from './webhook.presenter.js';
import type { Webhook, WebhookList } from './webhooks.dto.js';

const PAGE = 50;

/** Webhooks and what became of their deliveries, as admins see them. */
@Injectable()
export class WebhookReader {
  constructor(
    private readonly database: Database,
    private readonly keeper: SealedSecretKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(companyId: number): Promise<WebhookList> {
    const rows = await this.database.transaction(companyId, listWebhooks);
    return { items: rows.map((row) => this.present(companyId, row)), limit: MOST_WEBHOOKS };
  }

  async one(companyId: number, id: number): Promise<Webhook> {
    const row = await this.database.transaction(companyId, (tx) => webhookById(tx, id));
    if (!row) throw notFound('Webhook');
    return this.present(companyId, row);
  }

  async deliveries(companyId: number, webhookId: number, query: WebhookLogQuery): Promise<DeliveryPage> {
    const limit = query.limit ?? PAGE;
    const rows = await this.database.transaction(companyId, async (tx) => {
      if (!(await webhookById(tx, webhookId))) throw notFound('Webhook');
      const page = { filter: query.state ?? null, hookType: query.event ?? null, before: query.before ?? null, limit: limit + 1 };
      return deliveryLog(tx, webhookId, page);
    });
    const items = rows.slice(0, limit).map(presentDelivery);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async delivery(companyId: number, webhookId: number, deliveryId: number): Promise<WholeDelivery> {
    const row = await this.database.transaction(companyId, (tx) => deliveryById(tx, webhookId, deliveryId));
    if (!row) throw notFound('Delivery');
    return presentWholeDelivery(row);
  }

  private present(companyId: number, row: WebhookRow): Webhook {
    return presentWebhook(row, this.keeper.previousUntil(companyId, row.secrets, this.clock.now()));
  }
}
