import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** A message that the sender takes at this very moment is his: the row is looked at again when he lets go of it. */
const deleteQueued = statement(
  'sending.delete_queued',
  `with taken as (
     delete from sending where company_id = $1 and channel_id = any (array(select id from channel where company_id = $1))
        and state in ('queued', 'preparing') and attempt = 0
      returning message_id),
   deleted as (
     update message m set deleted_at = now(), status = ${MESSAGE_STATUS.none} from taken t where m.id = t.message_id
      returning m.id, m.dialog_id)
   insert into event (company_id, kind, dialog_id, message_id) select $1, 'message_changed', dialog_id, id from deleted returning id`,
);

/** Deletes the messages that wait to be sent and that no provider has seen; tells how many. */
export async function deleteQueuedMessages(database: Database, wake: Wake, companyId: number): Promise<number> {
  const deleted = await database.transaction(companyId, (tx) => tx.query(deleteQueued, [companyId]));
  if (deleted.length > 0) wake.wake('event');
  return deleted.length;
}
