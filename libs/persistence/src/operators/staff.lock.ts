import type { Tx } from '../database.js';
import { statement } from '../statement.js';

// Not the company's row: whoever holds dialogs and operators may be waiting to write that one.
export const staffLock = statement('staff.lock', `select pg_advisory_xact_lock(hashtextextended('staff', $1::bigint))`);

/**
 * One at a time in a company changes who works there and with what role: two admins who block each other, or the last free place
 * of a licence. To be taken before any row, and given back with the transaction.
 */
export const lockStaff = async (tx: Tx): Promise<void> => void (await tx.query(staffLock, [tx.companyId]));
