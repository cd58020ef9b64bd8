import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A stored file of a message. */
export interface StoredAttachment {
  storageKey: string;
  name: string | null;
  mime: string | null;
}

const visible = statement(
  'attachments.visible',
  `select a.storage_key as "storageKey", a.name, a.mime
     from attachment a join message m on m.id = a.message_id join dialog d on d.id = m.dialog_id
    where a.id = $1 and a.company_id = $2 and a.state = 'stored' and a.storage_key is not null and m.deleted_at is null
      and ${dialogVisible('d', '$3::bigint')}`,
);

/** The file, if it has arrived and its dialog is one that the asker may know of. */
export async function visibleAttachment(tx: Tx, id: number, scope: DialogScope): Promise<StoredAttachment | null> {
  const [row] = await tx.query<StoredAttachment>(visible, [id, tx.companyId, scopeParameter(scope)]);
  return row ?? null;
}

const awaited = statement('attachments.awaited', `select 1 from attachment where id = $1 and company_id = $2 and state = 'pending'`);

/** Whether the file is still to be fetched from its provider. */
export async function isAwaited(tx: Tx, id: number): Promise<boolean> {
  return (await tx.query(awaited, [id, tx.companyId])).length > 0;
}
