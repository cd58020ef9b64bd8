import type { Dialog } from '#domain/dialogs/dialog.js';
import type { DeskWork } from '#domain/dialogs/dialog-desk.port.js';
import { assertPaidForAgain } from '#domain/packages/count-in-month.js';
import type { Month } from '#domain/packages/month.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** The month of a message, where its dialog is counted no more. */
const givenBack = statement(
  'packages.given_back',
  `select to_char(c.month, 'YYYY-MM-DD') as first, c.begins_at as since, c.ends_at as until
     from message m join counted_month c on c.company_id = $1 and m.created_at >= c.begins_at and m.created_at < c.ends_at
    where m.company_id = $1 and m.id = $2
      and not exists (select 1 from active_dialog a where a.company_id = $1 and a.month = c.month and a.dialog_id = m.dialog_id)`,
);

/** Behind the lock of the dialog, before a message that was refused is queued again. Throws `DialogBlocked`. */
export async function countAgain(tx: Tx, desk: DeskWork, dialog: Dialog, messageId: number): Promise<void> {
  const [month] = await tx.query<Month>(givenBack, [tx.companyId, messageId]);
  if (month) await assertPaidForAgain(desk, dialog, month);
}
