import type { Logger } from 'pino';
import type { HttpPort } from '#connectors/http/http.port.js';
import { isDelivered } from '#domain/webhooks/delivery-plan.js';
import { UnreadableSecret } from '#persistence/encryption/secret-box.js';
import {
  loadDelivery,
  storeDelivered,
  storeFailed,
  unclaim,
  type AttemptResult,
  type LoadedDelivery,
} from '#persistence/webhooks/webhook-attempt.store.js';
import type { ClaimedDelivery } from '#persistence/webhooks/webhook-delivery.queue.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import type { Wake } from '#persistence/wake.js';
import type { KeepTrying } from '../sending/keep-trying.js';
import { callEndpoint } from './call-endpoint.js';

/** One attempt of one claimed delivery, first or repeated: load, sign, send, store what came of it. */
export class DeliverWebhook {
  constructor(
    private readonly keepTrying: KeepTrying,
    private readonly http: HttpPort,
    private readonly secrets: WebhookSecrets,
    private readonly wake: Wake,
    private readonly log: Logger,
    private readonly attempted: (result: AttemptResult) => void,
  ) {}

  async run(claimed: ClaimedDelivery): Promise<void> {
    const { companyId } = claimed;
    const delivery = await this.keepTrying.transaction(companyId, (tx) => loadDelivery(tx, claimed));
    if (!delivery) return this.keepTrying.transaction(companyId, (tx) => unclaim(tx, claimed));
    const result = await this.attempt(claimed, delivery);
    this.attempted(result);
    if (isDelivered(result.status)) return this.keepTrying.transaction(companyId, (tx) => storeDelivered(tx, claimed, result));
    await this.failed(claimed, result);
  }

  private async attempt({ companyId, webhookId }: ClaimedDelivery, delivery: LoadedDelivery): Promise<AttemptResult> {
    try {
      const secrets = WebhookSecrets.validAt(this.secrets.open(companyId, delivery.secrets), new Date());
      return await callEndpoint(delivery, secrets, this.http);
    } catch (error) {
      if (!(error instanceof UnreadableSecret)) throw error;
      this.log.error({ companyId, webhookId, err: error }, 'a webhook cannot be signed');
      return { at: new Date(), durationMs: 0, status: null, answer: null, error: error.message, retryAfter: null };
    }
  }

  private async failed(claimed: ClaimedDelivery, result: AttemptResult): Promise<void> {
    const { companyId, webhookId, id: deliveryId } = claimed;
    const { switchOff } = await this.keepTrying.transaction(companyId, (tx) => storeFailed(tx, claimed, result));
    this.wake.wake('outbox');
    if (!switchOff) return;
    this.log.warn({ companyId, webhookId, deliveryId, reason: switchOff }, 'a webhook was switched off');
    this.wake.wake('event');
  }
}
