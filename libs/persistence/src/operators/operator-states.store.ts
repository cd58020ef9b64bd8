import type { Caller } from '#domain/access/caller.js';
import type { OperatorStates as Port } from '#domain/operators/change-state.js';
import { EmailTakenMeanwhile } from '#domain/operators/operators.errors.js';
import type { OperatorState } from '#domain/operators/operator.js';
import type { StaffDecision } from '#domain/operators/staff-rules.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { endAccess, operatorLeaves } from './departure.js';
import { takePlace } from './licence.js';
import { operatorObject } from './operator.audit.js';
import { lockStaff } from './staff.lock.js';
import { actorNow, staffMember } from './staff-member.row.js';

const comeBack = statement(
  'operators.come_back',
  `update operator set state = 'active', state_since = now() where company_id = $1 and id = $2`,
);

/** By where one goes and where one comes from. */
const ACTIONS: Record<OperatorState, Partial<Record<OperatorState, string>>> = {
  active: { blocked: 'operator.unblocked', deleted: 'operator.restored' },
  blocked: { active: 'operator.blocked' },
  deleted: { active: 'operator.deleted', blocked: 'operator.deleted' },
};

/** Who works here, and who does no more. */
export class OperatorStates implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async change(caller: Caller, operatorId: number, to: OperatorState, check: (decision: StaffDecision) => boolean): Promise<boolean> {
    const work = this.database.transaction(caller.companyId, async (tx) => {
      await lockStaff(tx);
      const by = await actorNow(tx, caller);
      const member = await staffMember(tx, operatorId);
      if (!check({ by, member })) return false;
      if (to === 'active') {
        await takePlace(tx);
        // Of a log-in that was on its way when he left.
        await endAccess(tx, operatorId);
        await tx.query(comeBack, [tx.companyId, operatorId]);
      } else {
        await operatorLeaves(tx, operatorId, to);
        await endAccess(tx, operatorId);
      }
      // Lists of colleagues and of the staff lose him, or have him again.
      await recordEvents(tx, [{ kind: 'operator_changed', operatorId }, { kind: 'company_changed' }]);
      await recordAudit(tx, { action: ACTIONS[to][member.state]!, object: operatorObject(member) });
      return true;
    });
    const changed = await refusing(work, { [UNIQUE_VIOLATION]: () => new EmailTakenMeanwhile() });
    if (changed) for (const topic of ['event', 'outbox', 'session'] as const) this.wake.wake(topic);
    return changed;
  }
}
