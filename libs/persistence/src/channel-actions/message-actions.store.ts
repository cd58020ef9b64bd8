import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { ActableMessage, MessageActions, MessageChange } from '#domain/messages/act-on-message.js';
import { statusName } from '#domain/messages/status.js';
import { notFound } from '#domain/shared/domain-error.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { addActions } from './channel-action.store.js';

/** Dialogs are locked before their messages, as everywhere: a status that comes at this moment locks them in that order too. */
const lockStatement = statement(
  'actions.lock_dialog',
  `select 1 from message m join dialog d on d.id = m.dialog_id where m.id = $2 and m.company_id = $1 for update of d`,
);
const loadStatement = statement(
  'actions.message',
  `select m.id, m.dialog_id as "dialogId", m.channel_id as "channelId", c.transport, m.kind, m.status, m.text,
          exists (select 1 from attachment a where a.message_id = m.id) as "hasAttachment", m.deleted_at is not null as "isDeleted", d.blocked_at is not null as "isBlocked",
          (select r ->> 'emoji' from jsonb_array_elements(m.reactions) r where r ->> 'by' = 'operator' limit 1) as reaction
     from message m join dialog d on d.id = m.dialog_id join channel c on c.id = m.channel_id
    where m.company_id = $1 and m.id = $2 and ${dialogVisible('d', '$3::bigint')} for update of m`,
);
const reactStatement = statement(
  'actions.react',
  `update message set reactions = nullif(coalesce((select jsonb_agg(r) from jsonb_array_elements(reactions) r where r ->> 'by' <> 'operator'), '[]')
       || case when $2::text is null then '[]' else jsonb_build_array(jsonb_build_object('emoji', $2::text, 'by', 'operator')) end, '[]')
    where id = $1`,
);
const PREVIEW = `left(regexp_replace(m.text, '\\s+', ' ', 'g'), 140)`;
const editStatement = statement(
  'actions.edit',
  `with m as (update message set text = $2, edited_at = coalesce($3, now()) where id = $1 returning id, dialog_id, text)
   update dialog d set last_message_preview = ${PREVIEW} from m where d.id = m.dialog_id and d.last_message_id = m.id`,
);
const unrevokeStatement = statement('actions.unrevoke', `update message set deleted_at = null where id = $1`);
const revokeStatement = statement(
  'actions.revoke',
  `with m as (update message set deleted_at = now() where id = $1 returning id, dialog_id)
   update dialog d set last_message_preview = '🗑' from m where d.id = m.dialog_id and d.last_message_id = m.id`,
);

/** What operators do with messages: shown at once, queued for the provider in the same transaction. */
export class MessageActionStore implements MessageActions {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async act(
    companyId: number,
    messageId: number,
    scope: DialogScope,
    decide: (message: ActableMessage) => MessageChange | null,
  ): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      tx.write(lockStatement, [companyId, messageId]);
      const [row] = await tx.query<Omit<ActableMessage, 'status'> & { status: number }>(loadStatement, [
        ...[companyId, messageId, scopeParameter(scope)],
      ]);
      if (!row) throw notFound('Message');
      const change = decide({ ...row, status: statusName(row.status) });
      if (!change) return;
      await show(tx, row, change);
      addActions(tx, [change.action]);
    });
    this.wake.wake('event');
    this.wake.wake('action');
  }
}

async function show(
  tx: Tx,
  { id, dialogId }: Pick<ActableMessage, 'id' | 'dialogId'>,
  { reaction, edit, revoke }: MessageChange,
): Promise<void> {
  if (reaction) tx.write(reactStatement, [id, reaction.emoji]);
  if (edit) tx.write(editStatement, [id, edit.text, null]);
  if (revoke) tx.write(revokeStatement, [id]);
  await recordEvents(tx, [{ kind: 'message_changed', dialogId, messageId: id }]);
}

/** The provider refused: what was shown before is shown again. */
export async function takeBack(
  tx: Tx,
  message: Pick<ActableMessage, 'id' | 'dialogId'>,
  kind: 'react' | 'edit' | 'revoke',
  before: string | null,
): Promise<void> {
  const { id, dialogId } = message;
  tx.write(lockStatement, [tx.companyId, id]);
  if (kind === 'react') tx.write(reactStatement, [id, before]);
  else if (kind === 'edit') tx.write(editStatement, [id, before, null]);
  else tx.write(unrevokeStatement, [id]);
  await recordEvents(tx, [{ kind: 'message_changed', dialogId, messageId: id }]);
}
