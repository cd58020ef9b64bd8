import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface QuarantinedUpdateRow {
  id: number;
  reason: 'unparsable' | 'not_served' | 'item_failed';
  error: string;
  receivedAt: Date;
  replayedAt: Date | null;
  /** The beginning of what the provider sent. */
  body: Buffer;
}

const PREVIEW_BYTES = 4096;
const NEWEST = 100;

const list = statement(
  'quarantine.list',
  `select id, reason, error, received_at as "receivedAt", replayed_at as "replayedAt", substring(body from 1 for ${PREVIEW_BYTES}) as body
     from quarantined_update where channel_id = $1 order by id desc limit ${NEWEST}`,
);

/** The newest updates of a channel that could not become what they should. */
export const listQuarantine = (tx: Tx, channelId: number): Promise<QuarantinedUpdateRow[]> =>
  tx.query<QuarantinedUpdateRow>(list, [channelId]);
