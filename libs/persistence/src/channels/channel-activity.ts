import type { Database } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** The channels page needs no finer time, and a row rewritten with every webhook would hold them all up. */
const STEP_MS = 15_000;

const heardStatement = statement('channels.heard', `update channel set last_inbound_at = $2 where id = $1`);
const spokeStatement = statement('channels.spoke', `update channel set last_outbound_at = $2 where id = $1`);

/** When a client was last heard of through each channel, and when a message last went out. */
export class ChannelActivity {
  private readonly written = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Returns at once; the note is written beside the webhook's own work. */
  heard(channel: { id: number; companyId: number }, at: Date): void {
    this.note(heardStatement, channel, at);
  }

  /** Returns at once; the note is written beside the send's own work. */
  spoke(channel: { id: number; companyId: number }, at: Date): void {
    this.note(spokeStatement, channel, at);
  }

  private note(what: Statement, { id, companyId }: { id: number; companyId: number }, at: Date): void {
    const key = `${what.name} ${id}`;
    if (at.getTime() - (this.written.get(key) ?? 0) < STEP_MS) return;
    this.written.set(key, at.getTime());
    this.database.transaction(companyId, (tx) => tx.query(what, [id, at])).catch(this.onError);
  }
}
