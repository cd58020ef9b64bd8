import type { OutboxEntry } from '#domain/dialogs/change-event.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const addStatement = statement(
  'outbox.add',
  `insert into outbox (company_id, process, action, workflow_id, payload)
   select $1, process, action, workflow_id, payload
     from jsonb_to_recordset($2::jsonb) as e (process text, action text, workflow_id text, payload jsonb)`,
);

/**
 * Tells the durable processes, in the transaction of the change. After the commit: `wake.wake('outbox')`.
 * Rows of one workflow are delivered in the order of their ids, so write them while holding the row they speak of.
 */
export function addToOutbox(tx: Tx, entries: readonly OutboxEntry[]): void {
  if (entries.length === 0) return;
  const rows = entries.map(({ process, action, workflowId, payload }) => ({ process, action, workflow_id: workflowId, payload }));
  tx.write(addStatement, [tx.companyId, JSON.stringify(rows)]);
}
