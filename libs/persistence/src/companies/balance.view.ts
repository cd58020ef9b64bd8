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
  `select c.currency, coalesce((select sum(l.amount_minor) from ledger_entry l where l.company_id = c.id), 0)::bigint as "amountMinor"
     from company c where c.id = $1`,
);

/** The sum of what was entered in the ledger: nothing is kept beside it that could differ. */
export async function readBalance(tx: Tx): Promise<Balance> {
  const [row] = await tx.query<Balance>(balance, [tx.companyId]);
  if (!row) throw new Error('A transaction has no company');
  return row;
}
