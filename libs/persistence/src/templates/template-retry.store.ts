import type { MessageContent } from '#domain/messages/content.js';
import type { MessageError } from '#domain/messages/inbound-event.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';

// As everywhere: the message before its sending row.
const stopStatement = statement(
  'templates.stop_send',
  `with noted as (
     update message m set error = $3::jsonb
      where m.id = $1 and m.status < ${MESSAGE_STATUS.accepted} and m.content -> 'template' is not null
        and exists (select 1 from sending s where s.message_id = m.id and s.attempt = $2 and s.state = 'sending' and not s.templates_refreshed)
     returning m.id, m.dialog_id)
   update sending s set state = 'retrying', claimed_at = now(), templates_refreshed = true from noted
    where s.message_id = noted.id and s.attempt = $2
   returning s.dialog_id as "dialogId"`,
);

const messageStatement = statement(
  'templates.message',
  `select m.channel_id as "channelId", c.transport, m.content,
          array(select a.kind from attachment a where a.message_id = m.id order by a.position) as files
     from message m join sending s on s.message_id = m.id join channel c on c.id = m.channel_id where m.company_id = $1 and m.id = $2 and s.state = 'retrying'`,
);

/** A message that waits for its template. */
export interface TemplateMessage {
  channelId: number;
  transport: string;
  content: MessageContent | null;
  files: string[];
}

/**
 * The provider refused a message for its template: the list is asked for anew, and then the message goes once more. False when
 * that was done before, or the message is settled.
 */
export async function stopForTemplate(tx: Tx, messageId: number, attempt: number, error: MessageError): Promise<boolean> {
  const [row] = await tx.query<{ dialogId: number }>(stopStatement, [messageId, attempt, JSON.stringify(error)]);
  if (!row) return false;
  await recordEvents(tx, [{ kind: 'message_changed', dialogId: row.dialogId, messageId }]);
  const payload = { companyId: tx.companyId, messageId, attempt, reason: 'template', retryAfterSeconds: null };
  addToOutbox(tx, [{ process: 'message-retry', action: 'start', workflowId: `message-retry:${messageId}`, payload }]);
  return true;
}

/** Null when the message does not wait any more. */
export async function messageAwaitingTemplate(tx: Tx, messageId: number): Promise<TemplateMessage | null> {
  const [row] = await tx.query<TemplateMessage>(messageStatement, [tx.companyId, messageId]);
  return row ?? null;
}
