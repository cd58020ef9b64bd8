import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface CardOfClientRow {
  clientId: number;
  id: number;
  title: string | null;
  phones: string[];
}

const ofClients = statement(
  'cards.of_clients',
  `select c.id as "clientId", k.id, k.title, k.phones from client c join card k on k.id = c.card_id
    where c.company_id = $1 and c.id = any($2::bigint[])`,
);

/** The cards that these clients are on; whether they may be seen was asked before. */
export const cardsOfClients = (tx: Tx, clientIds: readonly number[]): Promise<CardOfClientRow[]> =>
  clientIds.length === 0 ? Promise.resolve([]) : tx.query<CardOfClientRow>(ofClients, [tx.companyId, clientIds]);
