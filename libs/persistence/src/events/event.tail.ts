import type { Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import type { EventKind } from './event.store.js';

export interface StoredEvent {
  id: number;
  /** Its place in the log. */
  position: number;
  companyId: number;
  kind: EventKind;
  dialogId: number | null;
  messageId: number | null;
  operatorId: number | null;
  data: Record<string, number | string | boolean | null> | null;
}

/**
 * A stretch of the log. `position` is where the next one begins: every event before it is final, so a reader who goes on from
 * there misses nothing, however late a transaction commits. `more` = something is written that is not final yet. The events of
 * a stretch go by their ids, which are taken while the dialog is locked: of two transactions the one that began first may write last.
 */
export interface Stretch {
  position: number;
  more: boolean;
  events: StoredEvent[];
}

const COLUMNS = `jsonb_build_object('id', e.id, 'position', e.xid::text::float8, 'companyId', e.company_id, 'kind', e.kind, 'dialogId', e.dialog_id,
  'messageId', e.message_id, 'operatorId', e.operator_id, 'data', e.data)`;
const HORIZON = `(select pg_snapshot_xmin(pg_current_snapshot()) as x) h`;
/**
 * The place behind the last final event, and not the horizon itself: a crash takes back the numbers of transactions that nobody
 * waited for, and gives them out again. Events are waited for, so a number before the last of them never comes twice.
 */
const BEHIND_LAST = `coalesce((select l.xid::text::float8 + 1 from event l where l.xid < h.x order by l.xid desc limit 1), 0)`;

const tailStatement = statement(
  'events.tail',
  `select greatest(${BEHIND_LAST}, $1::text::float8) as position, exists (select 1 from event where xid >= h.x) as more,
          coalesce((select jsonb_agg(${COLUMNS} order by e.id) from event e
                     where e.xid >= coalesce($1::text::xid8, h.x) and e.xid < h.x and e.company_id = any($2::bigint[])), '[]') as events
     from ${HORIZON}`,
);

const betweenStatement = statement(
  'events.between',
  `select coalesce(jsonb_agg(e.event order by e.id), '[]') as events from (
     select ${COLUMNS} as event, e.id from event e
      where e.company_id = $1 and e.xid >= $2::text::xid8 and e.xid < $3::text::xid8 order by e.xid, e.id limit $4) e`,
);

const oldestStatement = statement('events.oldest', `select min(xid)::text::float8 as position from event`);

/** The log of these companies from `position` on; null = from now on, nothing of the past. */
export async function eventTail(jobs: JobsDatabase, position: number | null, companyIds: number[]): Promise<Stretch> {
  const [stretch] = await jobs.query<Stretch>(tailStatement, [position === null ? null : String(position), companyIds]);
  if (!stretch) throw new Error('The event log did not answer');
  return stretch;
}

/** What one company's reader missed between two places; null when it is more than `limit`: then reading everything anew is cheaper. */
export async function eventsBetween(tx: Tx, from: number, to: number, limit: number): Promise<StoredEvent[] | null> {
  const [row] = await tx.query<{ events: StoredEvent[] }>(betweenStatement, [tx.companyId, String(from), String(to), limit + 1]);
  const events = row?.events ?? [];
  return events.length > limit ? null : events;
}

/** Where the kept log begins: a reader from before that must read everything anew. */
export async function oldestPosition(jobs: JobsDatabase): Promise<number | null> {
  const [row] = await jobs.query<{ position: number | null }>(oldestStatement);
  return row?.position ?? null;
}
