import type { Database } from '../database.js';
import { statement } from '../statement.js';

/** The channels page needs no finer time, and a row rewritten with every webhook would hold them all up. */
const STEP_MS = 15_000;

const heardStatement = statement('channels.heard', `update channel set last_inbound_at = $2 where id = $1`);

/** When each channel was last heard of. */
export class ChannelActivity {
  private readonly written = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Returns at once; the note is written beside the webhook's own work. */
  heard(channel: { id: number; companyId: number }, at: Date): void {
    if (at.getTime() - (this.written.get(channel.id) ?? 0) < STEP_MS) return;
    this.written.set(channel.id, at.getTime());
    this.database.transaction(channel.companyId, (tx) => tx.query(heardStatement, [channel.id, at])).catch(this.onError);
  }
}
