import { createHash } from 'node:crypto';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';

/** Where a piece stands in the provider's history; its own words. */
export interface ChunkPlace {
  phase: number | null;
  order: number | null;
  progress: number | null;
}

const HISTORY = `'history-import:'`;

// An import that had ended goes on: pieces come late and out of order. A paused one stays paused.
const MOVED_ON = `state = case when i.state = 'paused' then i.state else 'running' end,
     finished_at = case when i.state = 'paused' then i.finished_at end, error = null,
     progress = greatest(i.progress, excluded.progress), updated_at = now()`;

const toldStatement = statement(
  'history_import.told',
  `insert into outbox (company_id, process, action, workflow_id, payload)
   values ($1, 'history-import', 'start', ${HISTORY} || $2::bigint,
           jsonb_build_object('companyId', $1::bigint, 'channelId', $2::bigint, 'request', $3::boolean))`,
);

const keepStatement = statement(
  'history_import.keep',
  `with kept as (
     insert into history_chunk (company_id, channel_id, phase, chunk_order, body, digest, events)
     values ($1, $2, $4, $5, $6, $7, $8) on conflict (channel_id, digest) do nothing returning events)
   insert into history_import as i (company_id, channel_id, progress, chunks, messages)
   select $1, $2, $3, count(*), coalesce(sum(events), 0) from kept
   on conflict (channel_id) do update
     set chunks = i.chunks + excluded.chunks, messages = i.messages + excluded.messages,
         state = case when excluded.chunks = 0 or i.state = 'paused' then i.state else 'running' end,
         finished_at = case when excluded.chunks = 0 or i.state = 'paused' then i.finished_at end,
         error = case when excluded.chunks = 0 then i.error end,
         progress = greatest(i.progress, excluded.progress), updated_at = now()
   returning (select count(*)::int from kept) as kept`,
);

const noteStatement = statement(
  'history_import.note',
  `insert into history_import as i (company_id, channel_id, progress, messages, messages_done, messages_known)
   values ($1, $2, $3, $4, $4, $5)
   on conflict (channel_id) do update
     set messages = i.messages + excluded.messages, messages_done = i.messages_done + excluded.messages_done,
         messages_known = i.messages_known + excluded.messages_known, ${MOVED_ON}`,
);

/**
 * Keeps a large piece of a history raw and sets its import going; a piece that came before changes nothing. `messages`: how many
 * messages of the history it holds. After the commit: `wake.wake('outbox')` and `wake.wake('event')`.
 */
export async function keepChunk(
  tx: Tx,
  channelId: number,
  place: ChunkPlace,
  body: Uint8Array,
  messages: number,
): Promise<'kept' | 'known'> {
  const [row] = await tx.query<{ kept: number }>(keepStatement, [
    ...[tx.companyId, channelId, percent(place.progress), place.phase, place.order, Buffer.from(body), digestOf(body), messages],
  ]);
  if (!row?.kept) return 'known';
  await tx.query(toldStatement, [tx.companyId, channelId, false]);
  await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
  return 'kept';
}

/** Counts a small piece that was stored at once. The process looks after the end: when all is there, or nothing comes any more. */
export async function noteImported(
  tx: Tx,
  channelId: number,
  { progress, messages, known }: { progress: number | null; messages: number; known: number },
): Promise<void> {
  await tx.query(noteStatement, [tx.companyId, channelId, percent(progress), messages, known]);
  await tx.query(toldStatement, [tx.companyId, channelId, false]);
  await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
}

/** Has the process run, from whatever state it finds. `request`: it asks the provider for the history first. */
export async function startImport(tx: Tx, channelId: number, request: boolean): Promise<void> {
  await tx.query(toldStatement, [tx.companyId, channelId, request]);
}

const percent = (progress: number | null): number => Math.min(Math.max(Math.trunc(progress ?? 0), 0), 100);

/** The same bytes are the same piece. */
const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();
