import type { Clock } from '../shared/clock.port.js';
import { Webhook, type WebhookSchedule, type WebhookState } from './webhook.js';
import type { SecretKeeper, WebhookStore } from './webhook-store.port.js';
import { type CallableAddresses, checkWebhookUrl } from './webhook-url.js';

export interface AddWebhookCommand {
  companyId: number;
  name: string;
  url: string;
  events: readonly string[];
  channelIds: readonly number[] | null;
  schedule: WebhookSchedule;
  headerAliases: Record<string, unknown>;
  /** On, unless it is told otherwise. */
  state?: WebhookState;
}

/** Sets up an address that integrators are told at. Its secret is in the answer and nowhere else. */
export class AddWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly keeper: SecretKeeper,
    private readonly addresses: CallableAddresses,
    private readonly clock: Clock,
  ) {}

  async run({ companyId, name, url, events, ...rest }: AddWebhookCommand): Promise<{ id: number; secret: string }> {
    const { secret, sealed } = this.keeper.fresh(companyId);
    const webhook = new Webhook(companyId, null, sealed, { name, url: checkWebhookUrl(url, this.addresses), events });
    webhook.change(rest, this.clock.now());
    return { id: await this.webhooks.add(webhook), secret };
  }
}
