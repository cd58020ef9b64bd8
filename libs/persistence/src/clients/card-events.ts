import type { Tx } from '../database.js';
import { recordEvents, type NewEvent } from '../events/event.store.js';
import { statement } from '../statement.js';

const clientsOfCard = statement(
  'clients.of_card',
  `select d.id as "dialogId", c.id as "clientId" from client c left join dialog d on d.client_id = c.id
    where c.card_id = $1 order by d.id, c.id limit 100`,
);

export interface ClientOfCard {
  clientId: number;
  /** Null: nothing was ever written to him. */
  dialogId: number | null;
}

/** Tells the screens of all dialogs of a person that he changed, and integrators of each of his clients; in the order of the dialogs' ids. */
export async function recordCardChanged(tx: Tx, cardId: number): Promise<ClientOfCard[]> {
  const clients = await tx.query<ClientOfCard>(clientsOfCard, [cardId]);
  await recordEvents(tx, [
    ...clients.map(({ dialogId, clientId }): NewEvent => ({ kind: 'client_changed', dialogId, data: { clientId } })),
    { kind: 'card_changed', data: { cardId } },
  ]);
  return clients;
}
