import type { Clock } from '../shared/clock.port.js';
import type { WebhookChanges } from './webhook.js';
import type { SecretKeeper, WebhookStore } from './webhook-store.port.js';
import { type CallableAddresses, checkWebhookUrl } from './webhook-url.js';

export interface ChangeWebhookCommand extends WebhookChanges {
  companyId: number;
  webhookId: number;
}

/** Changes where a webhook leads, what it tells, whether it is on, and what it is signed with. */
export class ChangeWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly keeper: SecretKeeper,
    private readonly addresses: CallableAddresses,
    private readonly clock: Clock,
  ) {}

  async run({ companyId, webhookId, ...changes }: ChangeWebhookCommand): Promise<void> {
    const url = changes.url === undefined ? {} : { url: checkWebhookUrl(changes.url, this.addresses) };
    await this.webhooks.change(companyId, webhookId, (webhook) => webhook.change({ ...changes, ...url }, this.clock.now()));
  }

  /** The answer is the only place that shows the new secret. `endPreviousNow`: the old one may have leaked. */
  async rotate(companyId: number, webhookId: number, endPreviousNow: boolean): Promise<{ secret: string; previousUntil: Date | null }> {
    let shown: { secret: string; previousUntil: Date | null } | undefined;
    await this.webhooks.change(companyId, webhookId, (webhook) => {
      const { secret, sealed, previousUntil } = this.keeper.rotated(companyId, webhook.sealedSecrets, this.clock.now());
      webhook.replaceSecrets(endPreviousNow ? this.keeper.withoutPrevious(companyId, sealed) : sealed);
      shown = { secret, previousUntil: endPreviousNow ? null : previousUntil };
    });
    if (!shown) throw new Error('A webhook was changed without being loaded');
    return shown;
  }

  /** Ends the time in which two secrets sign. */
  async endPrevious(companyId: number, webhookId: number): Promise<void> {
    await this.webhooks.change(companyId, webhookId, (webhook) =>
      webhook.replaceSecrets(this.keeper.withoutPrevious(companyId, webhook.sealedSecrets)),
    );
  }
}
