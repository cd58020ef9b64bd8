import { notFound } from '#domain/shared/domain-error.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const cardOf = statement('cards.card_of', `select card_id as "cardId" from client where company_id = $1 and id = $2`);
const lock = statement('cards.lock_one', `select id from card where company_id = $1 and id = $2 for update`);
const touch = statement('cards.touch', `update card set revision = revision + 1 where company_id = $1 and id = $2`);

/** Locks the card of a client: from then on nobody links or parts it. While this waited the client may have come to another one. */
export async function lockCardOf(tx: Tx, clientId: number): Promise<number> {
  for (let former: number | null = null; ;) {
    const [row] = await tx.query<{ cardId: number }>(cardOf, [tx.companyId, clientId]);
    if (!row) throw notFound('Client');
    if (row.cardId === former) return former;
    await tx.query(lock, [tx.companyId, row.cardId]);
    former = row.cardId;
  }
}

/** What hangs on the card changed: whoever decides by what he has seen is told. */
export const touchCard = (tx: Tx, cardId: number): void => tx.write(touch, [tx.companyId, cardId]);
