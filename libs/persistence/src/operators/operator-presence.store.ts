import type { OperatorPresenceStore as Port } from '#domain/operators/change-status.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const setStatus = statement(
  'operators.set_status',
  `update operator_presence set status = $2, status_since = now() where operator_id = $1 and status <> $2 returning operator_id`,
);

/** Whether operators answer, as they said. */
export class OperatorPresenceStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async setStatus(companyId: number, operatorId: number, status: OperatorStatus): Promise<boolean> {
    const changed = await this.database.transaction(companyId, async (tx) => {
      const rows = await tx.query(setStatus, [operatorId, status]);
      if (rows.length > 0) await recordEvents(tx, [{ kind: 'operator_changed', operatorId }]);
      return rows.length > 0;
    });
    if (changed) this.wake.wake('event');
    return changed;
  }
}
