import type { OperatorState } from '#domain/operators/operator.js';
import type { Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import { changePresence, presenceChange } from './presence.change.js';

const setState = statement(
  'operators.set_state',
  `update operator set state = $3 where company_id = $1 and id = $2 and state <> $3 returning id`,
);
const gone = presenceChange('operators.gone', 'operator_id = $1', { connected: 'false', status: `'offline'` });

/**
 * An operator is blocked or leaves the company. His presence changes in the same transaction: whoever is choosing an operator at
 * this moment has it locked, so that either his choice comes first and goes back with the others, or he is not chosen.
 * False: that was so already. After the commit: `wake.wake('event')` and `wake.wake('outbox')`.
 */
export async function operatorLeaves(tx: Tx, operatorId: number, state: Exclude<OperatorState, 'active'>): Promise<boolean> {
  if ((await tx.query(setState, [tx.companyId, operatorId, state])).length === 0) return false;
  await changePresence(tx, gone, [operatorId]);
  const payload = { companyId: tx.companyId, operatorId, absentSince: new Date().toISOString(), releaseSeconds: 0 };
  addToOutbox(tx, [{ process: 'operator-absence', action: 'start', workflowId: `operator-absence:${operatorId}`, payload }]);
  return true;
}
