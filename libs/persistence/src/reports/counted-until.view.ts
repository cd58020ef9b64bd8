import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const countedUntil = statement('reports.counted_until', 'select now() as "countedUntil"');

/** Until when the figures of the reports know of everything. */
export async function readCountedUntil(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ countedUntil: Date }>(countedUntil);
  if (!row) throw new Error('The database does not know the time');
  return row.countedUntil;
}
