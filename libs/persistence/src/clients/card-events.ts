import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';

const dialogsOfCard = statement(
  'clients.dialogs_of_card',
  `select d.id, d.client_id as "clientId" from client c join dialog d on d.client_id = c.id where c.card_id = $1 order by d.id limit 100`,
);

export interface DialogOfCard {
  id: number;
  clientId: number;
}

/** Tells the screens of all dialogs of a person that he changed. */
export async function recordCardChanged(tx: Tx, cardId: number): Promise<DialogOfCard[]> {
  const dialogs = await tx.query<DialogOfCard>(dialogsOfCard, [cardId]);
  await recordEvents(
    tx,
    dialogs.map((dialog) => ({ kind: 'client_changed', dialogId: dialog.id, data: { clientId: dialog.clientId } })),
  );
  return dialogs;
}
