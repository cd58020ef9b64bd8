import type { DialogScope } from '#domain/access/dialog-scope.js';
import { assertNotBlocked } from '#domain/packages/count-in-month.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Database } from '../database.js';
import { saveDialogChanges } from '../dialogs/changes.store.js';
import { PgDeskWork } from '../dialogs/dialog-desk.store.js';
import { countAgain } from '../packages/count-again.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const visible = statement(
  'retry.visible',
  `select m.id from message m join dialog d on d.id = m.dialog_id
    where m.company_id = $1 and m.id = $2 and ${dialogVisible('d', '$3::bigint')} for update of m`,
);

// Failed: no longer queued, so it is queued anew. Unconfirmed: a person says that it may arrive twice.
const requeue = statement(
  'retry.requeue',
  `with m as (
     update message m set status = ${MESSAGE_STATUS.queued}, error = null
      where m.id = $1 and m.kind in ('to_client', 'autoreply')
        and (m.status = ${MESSAGE_STATUS.failed}
             or exists (select 1 from sending s where s.message_id = m.id and s.state = 'unconfirmed'))
      returning m.id, m.company_id, m.channel_id, m.dialog_id),
   s as (
     insert into sending (message_id, company_id, channel_id, dialog_id) select id, company_id, channel_id, dialog_id from m
     on conflict (message_id) do update set state = 'queued', claimed_at = null),
   told as (
     insert into outbox (company_id, process, action, workflow_id, payload)
     select company_id, 'message-retry', 'signal', 'message-retry:' || id, '{"signal": "messageSettled", "args": [{"reason": "retried"}]}'::jsonb from m)
   insert into event (company_id, kind, dialog_id, message_id) select company_id, 'message_changed', dialog_id, id from m returning id`,
);

/** Puts a message that failed, or that nobody confirmed, into the queue again. */
export class RetryStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  /** Throws `DialogBlocked` where nothing pays for its dialog: what it took was given back as it was refused. */
  async retry(companyId: number, messageId: number, scope: DialogScope): Promise<'queued' | 'not_found' | 'refused'> {
    const outcome = await this.database.transaction(companyId, async (tx) => {
      const desk = new PgDeskWork(tx, this.clock.now());
      const dialog = await desk.dialogOfMessage(messageId);
      const found = await tx.query(visible, [companyId, messageId, scopeParameter(scope)]);
      if (!dialog || found.length === 0) return 'not_found';
      assertNotBlocked(dialog);
      await countAgain(tx, desk, dialog, messageId);
      if ((await tx.query(requeue, [messageId])).length === 0) return 'refused';
      if (desk.changes.counted.length > 0) {
        desk.changes.touch(dialog);
        saveDialogChanges(tx, desk.changes);
      }
      return 'queued';
    });
    if (outcome === 'queued') for (const topic of ['sending', 'outbox', 'event'] as const) this.wake.wake(topic);
    return outcome;
  }
}
