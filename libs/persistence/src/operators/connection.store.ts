import type { Database } from '../database.js';
import type { Statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { changePresence, presenceChange, type PresenceChanged } from './presence.change.js';

const connected = presenceChange('operators.connected', 'operator_id = $1', { connected: 'true', also: ', seen_at = now()' });
const disconnected = presenceChange('operators.disconnected', 'operator_id = $1 and connected', { connected: 'false' });
const seen = presenceChange('operators.seen', 'operator_id = any($1::bigint[])', { connected: 'true', also: ', seen_at = now()' });

/** Whether operators are there, by their browsers. */
export class ConnectionStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  /** Resolves with whether that was news. */
  async connected(companyId: number, operatorId: number): Promise<boolean> {
    return (await this.change(companyId, connected, operatorId)).length > 0;
  }

  async disconnected(companyId: number, operatorId: number): Promise<boolean> {
    return (await this.change(companyId, disconnected, operatorId)).length > 0;
  }

  /** These are still there; whoever is not named for long enough counts as gone. Resolves with those who had counted so already. */
  async seen(companyId: number, operatorIds: number[]): Promise<number[]> {
    return (await this.change(companyId, seen, operatorIds)).map(({ operatorId }) => operatorId);
  }

  private async change(companyId: number, how: Statement, who: number | number[]): Promise<PresenceChanged[]> {
    const changed = await this.database.transaction(companyId, (tx) => changePresence(tx, how, [who]));
    if (changed.length === 0) return changed;
    this.wake.wake('event');
    this.wake.wake('outbox');
    return changed;
  }
}
