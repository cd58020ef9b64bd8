import type { OperatorState } from '#domain/operators/operator.js';
import type { Tx } from '../database.js';
import { handOverGroups } from '../internal-chats/owner-leaves.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { leaveReports } from '../reports/reader-leaves.js';
import { endSessions } from '../sessions/end-sessions.js';
import { statement } from '../statement.js';
import { changePresence, presenceChange } from './presence.change.js';

const setState = statement(
  'operators.set_state',
  `update operator set state = $3, state_since = now() where company_id = $1 and id = $2 and state <> $3 returning id`,
);
const gone = presenceChange('operators.gone', 'operator_id = $1', { connected: 'false', status: `'offline'`, statusId: 'null::bigint' });

/**
 * An operator is blocked or leaves the company. His presence changes in the same transaction: whoever is choosing an operator at
 * this moment has it locked, so that either his choice comes first and goes back with the others, or he is not chosen.
 * False: that was so already. After the commit: `wake.wake('event')` and `wake.wake('outbox')`.
 */
export async function operatorLeaves(tx: Tx, operatorId: number, state: Exclude<OperatorState, 'active'>): Promise<boolean> {
  if ((await tx.query(setState, [tx.companyId, operatorId, state])).length === 0) return false;
  await changePresence(tx, gone, [operatorId]);
  if (state === 'deleted') {
    await handOverGroups(tx, operatorId);
    await leaveReports(tx, operatorId);
  }
  const payload = { companyId: tx.companyId, operatorId, absentSince: new Date().toISOString(), releaseSeconds: 0 };
  addToOutbox(tx, [{ process: 'operator-absence', action: 'start', workflowId: `operator-absence:${operatorId}`, payload }]);
  return true;
}

const dropResets = statement('operators.drop_resets', `delete from password_reset where company_id = $1 and operator_id = $2`);
const endTechnicalAccess = statement(
  'operators.end_technical_access',
  `update technical_access set expires_at = now() where company_id = $1 and operator_id = $2 and used_at is null and expires_at > now()`,
);
const revokeInvitations = statement(
  'operators.revoke_invitations',
  `update invitation set state = 'revoked' where company_id = $1 and operator_id = $2 and state = 'pending'`,
);

/** Every way in that he has ends: his sessions and what would open one. After the commit: `wake.wake('session')`. */
export async function endAccess(tx: Tx, operatorId: number): Promise<void> {
  await endSessions(tx, operatorId);
  for (const end of [dropResets, endTechnicalAccess, revokeInvitations]) await tx.query(end, [tx.companyId, operatorId]);
}
