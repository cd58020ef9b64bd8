import { randomUUID } from 'node:crypto';
import { notFound } from '#domain/shared/domain-error.js';
import type { WebhookState } from '#domain/webhooks/webhook.js';
import { TEST_HOOK_TYPE } from '#domain/webhooks/webhook-event.js';
import { DeliveryIsOnItsWay, WebhookSwitchedOff } from '#domain/webhooks/webhooks.errors.js';
import type { Database, Tx } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import type { DeliveryState } from './webhook-log.view.js';

/** More than that at once would keep what happens now waiting; whoever has more asks again. */
export const MOST_SENT_AGAIN = 10_000;

const stateStatement = statement('webhook_resend.webhook', `select state from webhook where company_id = $1 and id = $2 for share`);
const testStatement = statement(
  'webhook_resend.test',
  `insert into webhook_delivery (company_id, webhook_id, key, hook_type, body) values ($1, $2, $3, $4, $5) returning id`,
);
const AS_NEW = `state = 'queued', attempts = 0, next_attempt_at = null, claimed_at = null, delivered_at = null`;
const againStatement = statement(
  'webhook_resend.one',
  `with held as (
     select id, state from webhook_delivery where company_id = $1 and webhook_id = $2 and id = $3 for update),
   again as (
     update webhook_delivery d set ${AS_NEW} from held where d.id = held.id and held.state not in ('queued', 'sending'))
   select state from held`,
);
const allAgainStatement = statement(
  'webhook_resend.all',
  `with failed as (
     select id from webhook_delivery
      where company_id = $1 and webhook_id = $2 and state in ('failed', 'cancelled') and created_at >= $3 order by id limit $4 for update skip locked)
   update webhook_delivery d set ${AS_NEW} from failed where d.id = failed.id returning d.id`,
);

/** What people have sent: a test, and what did not arrive once more. The workers send it, as they send everything. */
export class ResendStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async test(companyId: number, webhookId: number, body: object): Promise<number> {
    const text = JSON.stringify({ hook_type: TEST_HOOK_TYPE, ...body });
    const key = `msg_${randomUUID().replaceAll('-', '')}`;
    return this.work(companyId, webhookId, async (tx) => {
      const [row] = await tx.query<{ id: number }>(testStatement, [companyId, webhookId, key, TEST_HOOK_TYPE, text]);
      if (!row) throw new Error('A delivery that was stored has no row');
      return row.id;
    });
  }

  /**
   * The same body under the same `webhook-id`: a receiver that has it already knows it again. Its schedule begins anew; one that
   * waits for its next attempt is sent now.
   */
  async again(companyId: number, webhookId: number, deliveryId: number): Promise<void> {
    await this.work(companyId, webhookId, async (tx) => {
      const [row] = await tx.query<{ state: DeliveryState }>(againStatement, [companyId, webhookId, deliveryId]);
      if (!row) throw notFound('Delivery');
      if (row.state === 'queued' || row.state === 'sending') throw new DeliveryIsOnItsWay();
    });
  }

  /** All that failed since then, the oldest first. Returns how many. */
  allAgain(companyId: number, webhookId: number, since: Date): Promise<number> {
    return this.work(
      companyId,
      webhookId,
      async (tx) => (await tx.query(allAgainStatement, [companyId, webhookId, since, MOST_SENT_AGAIN])).length,
    );
  }

  private async work<T>(companyId: number, webhookId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(companyId, async (tx) => {
      const [webhook] = await tx.query<{ state: WebhookState }>(stateStatement, [companyId, webhookId]);
      if (!webhook) throw notFound('Webhook');
      if (webhook.state === 'disabled') throw new WebhookSwitchedOff();
      return work(tx);
    });
    this.wake.wake('webhook');
    return result;
  }
}
