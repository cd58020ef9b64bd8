import type { Clock } from '../shared/clock.port.js';
import { OLD_HOOKS, type OldHook, Webhook } from './webhook.js';
import type { SecretKeeper, WebhookStore } from './webhook-store.port.js';
import { type CallableAddresses, checkWebhookUrl } from './webhook-url.js';

/** The single hooks of the company's old calls: one address each, set, changed and taken away by its caller alone. */
export class SetOldHook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly keeper: SecretKeeper,
    private readonly addresses: CallableAddresses,
    private readonly clock: Clock,
  ) {}

  /** Null takes it away. Setting one that was switched off switches it on. Returns the address as it is kept. */
  async run(companyId: number, kind: OldHook, given: string | null): Promise<string | null> {
    const url = given === null ? null : checkWebhookUrl(given, this.addresses);
    await this.webhooks.putOld(companyId, kind, (existing) => {
      if (url === null) return null;
      const webhook = existing ?? this.fresh(companyId, kind, url);
      webhook.change({ url, state: 'enabled' }, this.clock.now());
      return webhook;
    });
    return url;
  }

  private fresh(companyId: number, kind: OldHook, url: string): Webhook {
    return new Webhook(companyId, kind, this.keeper.fresh(companyId).sealed, { name: kind, url, events: OLD_HOOKS[kind] });
  }
}
