import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** What a company has left, in the smallest unit of its money. */
export interface Balance {
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
}

const balance = statement(
  'companies.balance',
  `select c.currency, a.balance_minor as "amountMinor" from company c join account a on a.company_id = c.id where c.id = $1`,
);

/** What the account holds: changed with the ledger under one lock, and compared with its sum by `npm run reconcile`. */
export async function readBalance(tx: Tx): Promise<Balance> {
  const [row] = await tx.query<Balance>(balance, [tx.companyId]);
  if (!row) throw new Error('A transaction has no company');
  return row;
}
