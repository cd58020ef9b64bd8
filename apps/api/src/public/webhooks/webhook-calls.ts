import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { AddWebhook } from '#domain/webhooks/add-webhook.js';
import { ChangeWebhook } from '#domain/webhooks/change-webhook.js';
import type { WebhookState } from '#domain/webhooks/webhook.js';
import { invalidWebhook, UnknownChannel } from '#domain/webhooks/webhooks.errors.js';
import { Database } from '#persistence/database.js';
import { WebhookStore } from '#persistence/webhooks/webhook.store.js';
import { latestFailures, listWebhooks, webhookById } from '#persistence/webhooks/webhook.view.js';
import { presentPublicWebhook } from './webhook.presenter.js';
import type { AddedPublicWebhook, AddPublicWebhook, ChangePublicWebhook, PublicWebhook, PublicWebhookStatus } from './webhooks.dto.js';

/** As many failures of a webhook are told. */
const ERRORS = 10;

/** Programs' calls in the domain's words. The old single hooks have calls of their own and are not among these. */
@Injectable()
export class WebhookCalls {
  constructor(
    private readonly database: Database,
    private readonly addWebhook: AddWebhook,
    private readonly changeWebhook: ChangeWebhook,
    private readonly webhooks: WebhookStore,
  ) {}

  list(companyId: number): Promise<PublicWebhook[]> {
    return this.database.transaction(companyId, async (tx) => {
      const rows = (await listWebhooks(tx)).filter(({ legacy }) => legacy === null);
      const failures = await latestFailures(
        tx,
        rows.map(({ id }) => id),
        ERRORS,
      );
      return rows.map((row) => presentPublicWebhook(row, failures));
    });
  }

  one(companyId: number, id: number): Promise<PublicWebhook> {
    return this.database.transaction(companyId, async (tx) => {
      const row = await webhookById(tx, id);
      if (!row || row.legacy !== null) throw notFound('Webhook');
      return presentPublicWebhook(row, await latestFailures(tx, [id], ERRORS));
    });
  }

  async add(companyId: number, { url, name, events = [], status, channel_ids }: AddPublicWebhook): Promise<AddedPublicWebhook> {
    if (!url) throw invalidWebhook('url', 'must be an address like https://example.com/webhook');
    const { id, secret } = await inItsWords(() =>
      this.addWebhook.run({
        ...{ companyId, url, events, name: name ?? hostOf(url), schedule: 'standard', headerAliases: {} },
        channelIds: channel_ids?.length ? channel_ids : null,
        state: stateOf(status),
      }),
    );
    return { ...(await this.one(companyId, id)), secret };
  }

  /** Null: the webhook is deleted. */
  async change(
    companyId: number,
    id: number,
    { url, name, events, status, channel_ids }: ChangePublicWebhook,
  ): Promise<PublicWebhook | null> {
    await this.one(companyId, id);
    if (url === null) {
      await this.webhooks.remove(companyId, id);
      return null;
    }
    const channelIds = channel_ids?.length === 0 ? null : channel_ids;
    await inItsWords(() => this.changeWebhook.run({ companyId, webhookId: id, url, name, events, state: stateOf(status), channelIds }));
    return this.one(companyId, id);
  }

  async remove(companyId: number, id: number): Promise<void> {
    await this.one(companyId, id);
    await this.webhooks.remove(companyId, id);
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.slice(0, 100) : url.slice(0, 100);
}

function stateOf(status: PublicWebhookStatus | undefined): WebhookState | undefined {
  return status && (status === 'enable' ? 'enabled' : 'disabled');
}

/** A refusal that names the parameter as programs know it. */
async function inItsWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnknownChannel)) throw error;
    const sentence = 'channel_ids names a channel that does not exist; take them from GET /v1/channels';
    throw new DomainError(error.code, sentence, 'invalid', 'channel_ids');
  }
}
