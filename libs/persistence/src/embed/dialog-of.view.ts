import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** What belongs to one dialog. */
export type OfDialog = 'dialog' | 'message' | 'attachment' | 'client' | 'share' | 'ticket';

export interface Belongs {
  dialogId: number;
  /** Of a message. */
  kind: string | null;
}

const STATEMENTS = {
  dialog: statement('embed.dialog_of_dialog', `select id as "dialogId", null::text as kind from dialog where id = $1`),
  message: statement('embed.dialog_of_message', `select dialog_id as "dialogId", kind from message where id = $1`),
  attachment: statement(
    'embed.dialog_of_attachment',
    `select m.dialog_id as "dialogId", m.kind from attachment a join message m on m.id = a.message_id where a.id = $1`,
  ),
  client: statement('embed.dialog_of_client', `select id as "dialogId", null::text as kind from dialog where client_id = $1`),
  share: statement('embed.dialog_of_share', `select dialog_id as "dialogId", null::text as kind from chat_share where id = $1`),
  // One that names a client alone is about his dialog.
  ticket: statement(
    'embed.dialog_of_ticket',
    `select coalesce(t.dialog_id, (select d.id from dialog d where d.client_id = t.client_id)) as "dialogId", null::text as kind
       from ticket t where t.id = $1`,
  ),
};

/** Which dialog a thing belongs to, whoever may see it. */
export async function dialogOf(tx: Tx, of: OfDialog, id: number): Promise<Belongs | null> {
  const [found] = await tx.query<Belongs>(STATEMENTS[of], [id]);
  return found ?? null;
}
