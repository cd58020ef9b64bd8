import type { Tx } from '../database.js';
import { endingSessions } from '../operators/operator-event.store.js';
import { statement } from '../statement.js';

const endOthers = statement('sessions.end_others', endingSessions('where s.operator_id = $1 and s.id is distinct from $2::bigint'));

/**
 * Ends an operator's sessions inside the transaction of what they end for: he was blocked, has another password, wants it so.
 * Whoever calls wakes 'session' after the commit, so that every process closes their sockets. Resolves with how many there were.
 */
export const endSessions = async (tx: Tx, operatorId: number, { except = null }: { except?: number | null } = {}): Promise<number> =>
  (await tx.query(endOthers, [operatorId, except])).length;
