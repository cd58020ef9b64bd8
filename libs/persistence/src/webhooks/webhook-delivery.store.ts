import type { WebhookEvent } from '#domain/webhooks/webhook-event.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Who listens, and for what. */
export interface Listener {
  id: number;
  events: WebhookEvent[];
  /** Null: all channels. */
  channelIds: number[] | null;
  createdAt: Date;
}

export interface NewDelivery {
  webhookId: number;
  eventId: number;
  hookType: WebhookEvent;
  channelId: number | null;
  body: string;
}

const listenersStatement = statement(
  'webhooks.listeners',
  `select id, events, to_jsonb(channel_ids) as "channelIds", created_at as "createdAt" from webhook where company_id = $1 and state = 'enabled'`,
);

// A stretch of the log that is taken twice, by whoever followed before, makes its deliveries once.
const addStatement = statement(
  'webhooks.add_deliveries',
  `insert into webhook_delivery (company_id, webhook_id, event_id, key, hook_type, channel_id, body)
   select $1, w.id, r."eventId", 'msg_' || replace(gen_random_uuid()::text, '-', ''), r."hookType", r."channelId", r.body
     from jsonb_to_recordset($2::jsonb)
       as r("webhookId" bigint, "eventId" bigint, "hookType" text, "channelId" bigint, body text, n bigint)
     join webhook w on w.id = r."webhookId" and w.company_id = $1
    order by r.n
   on conflict (webhook_id, event_id, hook_type) where event_id is not null do nothing`,
);

/** The webhooks of a company that are switched on. */
export function listeners(tx: Tx): Promise<Listener[]> {
  return tx.query<Listener>(listenersStatement, [tx.companyId]);
}

/** After the commit: `wake.wake('webhook')`. */
export async function addDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length > 0)
    await tx.query(addStatement, [tx.companyId, JSON.stringify(deliveries.map((delivery, n) => ({ ...delivery, n })))]);
}
