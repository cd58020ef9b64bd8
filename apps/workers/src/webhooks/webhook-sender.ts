import type { Logger } from 'pino';
import type { ClaimedDelivery, WebhookDeliveryQueue } from '#persistence/webhooks/webhook-delivery.queue.js';
import type { Wake } from '#persistence/wake.js';
import { Taker } from '../queues/taker.js';
import type { DeliverWebhook } from './deliver-webhook.js';

const POLL_MS = 1_000;

/**
 * Makes the first attempts, straight from the table and without Temporal. Each endpoint has places of its own, so that one that hangs
 * holds up itself; there are many places because nearly all of an attempt is waiting.
 */
export class WebhookSender {
  private readonly taker: Taker<ClaimedDelivery>;

  constructor(
    queue: WebhookDeliveryQueue,
    private readonly deliver: DeliverWebhook,
    wake: Wake,
    private readonly log: Logger,
    places: number,
  ) {
    const work = { places, pollMs: POLL_MS, topics: ['webhook'], trouble: 'no webhook deliveries could be taken' } as const;
    const laneOf = ({ webhookId }: ClaimedDelivery): number => webhookId;
    this.taker = new Taker(
      { ...work, laneOf, claim: (free, busy) => queue.claim(free, busy), run: (delivery: ClaimedDelivery) => this.run(delivery) },
      wake,
      log,
    );
  }

  start(): void {
    this.taker.start();
  }

  stop(): Promise<void> {
    return this.taker.stop();
  }

  private async run(delivery: ClaimedDelivery): Promise<void> {
    try {
      await this.deliver.run(delivery);
    } catch (error) {
      // The row stays "being sent"; after a minute it is given back.
      this.log.error({ deliveryId: delivery.id, webhookId: delivery.webhookId, err: error }, 'a webhook delivery was interrupted');
    }
  }
}
