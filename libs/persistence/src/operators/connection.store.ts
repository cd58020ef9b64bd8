import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const connected = statement(
  'operators.connected',
  `update operator_presence p set connected = true, seen_at = now()
     from (select operator_id, connected from operator_presence where operator_id = $1 for update) was
    where p.operator_id = was.operator_id returning not was.connected as changed`,
);
const disconnected = statement(
  'operators.disconnected',
  `update operator_presence set connected = false where operator_id = $1 and connected returning true as changed`,
);
const seen = statement(
  'operators.seen',
  `update operator_presence set seen_at = now(), connected = true where operator_id = any($1::bigint[])`,
);

/** Whether operators are there, by their browsers. */
export class ConnectionStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  /** Resolves with whether that was news. */
  connected(companyId: number, operatorId: number): Promise<boolean> {
    return this.change(companyId, operatorId, connected);
  }

  disconnected(companyId: number, operatorId: number): Promise<boolean> {
    return this.change(companyId, operatorId, disconnected);
  }

  /** These are still there; whoever is not named for long enough counts as gone. */
  async seen(companyId: number, operatorIds: number[]): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(seen, [operatorIds]));
  }

  private async change(companyId: number, operatorId: number, how: typeof connected): Promise<boolean> {
    const changed = await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<{ changed: boolean }>(how, [operatorId]);
      if (row?.changed) await recordEvents(tx, [{ kind: 'operator_changed', operatorId }]);
      return row?.changed ?? false;
    });
    if (changed) this.wake.wake('event');
    return changed;
  }
}
