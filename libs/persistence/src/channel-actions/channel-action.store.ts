import { SITE_WIDGET } from '#domain/channels/channel.js';
import type { QueuedAction } from '#domain/messages/channel-action.js';
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
  `with typing as (
     select d.company_id, d.channel_id, d.id, c.transport = '${SITE_WIDGET}' as ours
       from dialog d join channel c on c.id = d.channel_id where d.id = $2 and d.company_id = $1 and d.blocked_at is null),
   told as (insert into event (company_id, kind, dialog_id) select company_id, 'operator_typing', id from typing where ours)
   insert into channel_action (company_id, channel_id, dialog_id, kind)
   select t.company_id, t.channel_id, t.id, 'show_typing' from typing t
    where not t.ours and not exists (select 1 from channel_action a where a.dialog_id = t.id and a.kind = 'show_typing')`,
);

/** Somebody writes an answer: the client may see it. One that waits already is enough; in our own chat it is pushed. */
export async function addTyping(tx: Tx, dialogId: number): Promise<void> {
  await tx.query(typingStatement, [tx.companyId, dialogId]);
}
