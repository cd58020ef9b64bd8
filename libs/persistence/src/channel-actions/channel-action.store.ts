import type { QueuedAction } from '#domain/dialogs/dialog-changes.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const addStatement = statement(
  'actions.add',
  `insert into channel_action (company_id, channel_id, dialog_id, message_id, kind, detail)
   select $1, "channelId", "dialogId", "messageId", kind, detail
     from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, "dialogId" bigint, "messageId" bigint, kind text, detail jsonb)`,
);

/** Queues what is to be done at the provider, in the transaction of what causes it. After the commit: `wake.wake('action')`. */
export function addActions(tx: Tx, actions: readonly QueuedAction[]): void {
  if (actions.length > 0) tx.write(addStatement, [tx.companyId, JSON.stringify(actions)]);
}

const typingStatement = statement(
  'actions.typing',
  `insert into channel_action (company_id, channel_id, dialog_id, kind)
   select d.company_id, d.channel_id, d.id, 'show_typing' from dialog d where d.id = $2 and d.company_id = $1
      and not exists (select 1 from channel_action a where a.dialog_id = d.id and a.kind = 'show_typing')
   returning channel_id as "channelId"`,
);

/** Somebody writes an answer: the client may see it. One that waits already is enough. */
export async function addTyping(tx: Tx, dialogId: number): Promise<void> {
  await tx.query(typingStatement, [tx.companyId, dialogId]);
}
