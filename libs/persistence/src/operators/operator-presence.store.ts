import type { OperatorPresenceStore as Port } from '#domain/operators/change-status.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import type { Database } from '../database.js';
import type { Wake } from '../wake.js';
import { changePresence, presenceChange } from './presence.change.js';

const setStatus = presenceChange('operators.set_status', 'operator_id = $1 and status <> $2', {
  ...{ status: '$2', also: ', status_since = now()' },
});

/** Whether operators answer, as they said. */
export class OperatorPresenceStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async setStatus(companyId: number, operatorId: number, status: OperatorStatus): Promise<boolean> {
    const changed = await this.database.transaction(companyId, (tx) => changePresence(tx, setStatus, [operatorId, status]));
    if (changed.length === 0) return false;
    this.wake.wake('event');
    this.wake.wake('outbox');
    return true;
  }
}
