import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { tellProcess } from './webhook-attempt.store.js';

const waitingStatement = statement(
  'webhooks.with_retries',
  `select w.id from webhook w
    where w.company_id = $1 and w.id = any($2::bigint[])
      and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'retrying')`,
);

/**
 * Webhooks that somebody switched on or off, or gave another address: the process of their retries looks anew, or begins where it had
 * ended. True: the outbox has to be woken.
 */
export async function tellOfChangedWebhooks(tx: Tx, webhookIds: number[]): Promise<boolean> {
  const rows = await tx.query<{ id: number }>(waitingStatement, [tx.companyId, webhookIds]);
  for (const { id } of rows) tellProcess(tx, id, { news: 'changed' });
  return rows.length > 0;
}
