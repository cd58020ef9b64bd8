import type { OperatorPresenceStore as Port, PresenceGiven } from '#domain/operators/change-status.js';
import { UnknownStatus } from '#domain/operators/operators.errors.js';
import type { OwnStatusKind } from '#domain/operators/own-status.js';
import type { Database } from '../database.js';
import { FOREIGN_KEY_VIOLATION, refusing } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { changePresence, presenceChange } from './presence.change.js';

const setStatus = presenceChange('operators.set_status', 'operator_id = $1 and (status, status_id) is distinct from ($2, $3::bigint)', {
  ...{ status: '$2', statusId: '$3::bigint', also: ', status_since = now()' },
});
const kindOf = statement('operators.status_kind', `select kind from operator_status where company_id = $1 and id = $2`);

/** Whether operators answer, as they said. */
export class OperatorPresenceStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async kindOf(companyId: number, statusId: number): Promise<OwnStatusKind | null> {
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<{ kind: OwnStatusKind }>(kindOf, [companyId, statusId]));
    return row?.kind ?? null;
  }

  async setStatus(companyId: number, operatorId: number, { status, statusId }: PresenceGiven): Promise<boolean> {
    const work = this.database.transaction(companyId, (tx) => changePresence(tx, setStatus, [operatorId, status, statusId]));
    const changed = await refusing(work, { [FOREIGN_KEY_VIOLATION]: () => new UnknownStatus() });
    if (changed.length === 0) return false;
    this.wake.wake('event');
    this.wake.wake('outbox');
    return true;
  }
}
