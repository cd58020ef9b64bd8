import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import { startImport } from './history-chunk.store.js';

/** A piece of a history that is not stored as messages yet, with the channel that can read it. */
export interface OpenChunk {
  id: number;
  body: Buffer;
  /** How many of its events are stored. */
  eventsDone: number;
  channel: { id: number; transport: string; key: string; settings: Record<string, string>; secrets: string };
}

/** What became of a batch. `lost`: somebody else stored it meanwhile. */
export type Advance = 'running' | 'paused' | 'lost';

const nextStatement = statement(
  'history_import.next',
  `select h.id, h.body, h.events_done as "eventsDone",
          jsonb_build_object('id', c.id, 'transport', c.transport, 'key', c.key, 'settings', c.settings, 'secrets', c.secrets) as channel
     from history_chunk h join channel c on c.id = h.channel_id
    where h.company_id = $1 and h.channel_id = $2 and h.done_at is null
    order by h.phase nulls last, h.chunk_order nulls last, h.id limit 1`,
);

const advanceStatement = statement(
  'history_import.advance',
  `with moved as (
     update history_chunk set events_done = $4, done_at = case when $5 then now() end, body = case when $5 then ''::bytea else body end
      where company_id = $1 and id = $2 and events_done = $3 and done_at is null returning channel_id)
   update history_import i
      set messages_done = i.messages_done + $6, messages_known = i.messages_known + $7, updated_at = now(),
          chunks_done = i.chunks_done + case when $5 then 1 else 0 end, error = coalesce(left($8, 500), i.error)
     from moved where i.channel_id = moved.channel_id
   returning i.state`,
);

const endStatement = statement(
  'history_import.end',
  `update history_import i set state = 'done', finished_at = now(), updated_at = now()
    where i.company_id = $1 and i.channel_id = $2 and i.state = 'running'
      and ($3 or i.progress >= 100)
      and not exists (select 1 from history_chunk h where h.channel_id = i.channel_id and h.done_at is null)
   returning i.channel_id`,
);

const stateStatement = statement(
  'history_import.state',
  `select i.state, exists (select 1 from history_chunk h where h.channel_id = i.channel_id and h.done_at is null) as "hasOpen"
     from history_import i where i.company_id = $1 and i.channel_id = $2`,
);

const failStatement = statement(
  'history_import.fail',
  `insert into history_import as i (company_id, channel_id, state, error, finished_at)
   values ($1, $2, 'failed', left($3, 500), now())
   on conflict (channel_id) do update set state = 'failed', error = excluded.error, finished_at = now(), updated_at = now()`,
);

const requestedStatement = statement(
  'history_import.requested',
  `insert into history_import as i (company_id, channel_id) values ($1, $2)
   on conflict (channel_id) do update set state = 'running', error = null, finished_at = null, progress = 0, started_at = now(), updated_at = now()`,
);

const pauseStatement = statement(
  'history_import.pause',
  `update history_import set state = $3, updated_at = now() where company_id = $1 and channel_id = $2 and state = any($4::text[]) returning channel_id`,
);

const channelStatement = statement(
  'history_import.channel',
  `select id, transport, key, settings, secrets from channel where company_id = $1 and id = $2 and deleted_at is null`,
);

/** Null when the channel is gone. */
export async function sealedChannel(tx: Tx, channelId: number): Promise<OpenChunk['channel'] | null> {
  const [channel] = await tx.query<OpenChunk['channel']>(channelStatement, [tx.companyId, channelId]);
  return channel ?? null;
}

/** The oldest piece by the provider's own order; null when all are stored. */
export async function nextChunk(tx: Tx, channelId: number): Promise<OpenChunk | null> {
  const [chunk] = await tx.query<OpenChunk>(nextStatement, [tx.companyId, channelId]);
  return chunk ?? null;
}

/**
 * Notes how far a piece is stored, in the transaction that stores it, so that the counts are exact whoever dies in between.
 * `note` tells what could not be stored.
 */
export async function advanceChunk(
  tx: Tx,
  chunk: { id: number; from: number; to: number; last: boolean },
  counted: { messages: number; known: number },
  note: string | null = null,
): Promise<Advance> {
  const [row] = await tx.query<{ state: string }>(advanceStatement, [
    ...[tx.companyId, chunk.id, chunk.from, chunk.to, chunk.last, counted.messages, counted.known, note],
  ]);
  if (!row) return 'lost';
  return row.state === 'paused' ? 'paused' : 'running';
}

/** Tells screens how far the import is. */
export const tellProgress = (tx: Tx, channelId: number): Promise<void> =>
  recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);

/** Ends the import if nothing is open, and the provider said that this was all or, with `anyway`, nothing came for long. */
export async function endImport(tx: Tx, channelId: number, anyway: boolean): Promise<boolean> {
  const ended = (await tx.query(endStatement, [tx.companyId, channelId, anyway])).length > 0;
  if (ended) await tellProgress(tx, channelId);
  return ended;
}

/** `gone`: the channel was deleted, or nothing was ever handed over. */
export async function importState(tx: Tx, channelId: number): Promise<{ state: string; hasOpen: boolean }> {
  const [row] = await tx.query<{ state: string; hasOpen: boolean }>(stateStatement, [tx.companyId, channelId]);
  return row ?? { state: 'gone', hasOpen: false };
}

/** The history will not come, or nobody here can read it; `error` in words for the admin. */
export async function failImport(tx: Tx, channelId: number, error: string): Promise<void> {
  await tx.query(failStatement, [tx.companyId, channelId, error]);
  await tellProgress(tx, channelId);
}

/** An admin asks for the history. After the commit: `wake.wake('outbox')` and `wake.wake('event')`. */
export async function requestImport(tx: Tx, channelId: number): Promise<void> {
  await tx.query(requestedStatement, [tx.companyId, channelId]);
  await startImport(tx, channelId, true);
  await tellProgress(tx, channelId);
}

/** False when no import runs. The process hears of it by its next batch, at once through the outbox. */
export async function pauseImport(tx: Tx, channelId: number): Promise<boolean> {
  if ((await tx.query(pauseStatement, [tx.companyId, channelId, 'paused', ['running']])).length === 0) return false;
  const payload = { signal: 'importPaused', args: [] };
  addToOutbox(tx, [{ process: 'history-import', action: 'signal', workflowId: `history-import:${channelId}`, payload }]);
  await tellProgress(tx, channelId);
  return true;
}

/** False when no import is paused or has failed. */
export async function resumeImport(tx: Tx, channelId: number): Promise<boolean> {
  if ((await tx.query(pauseStatement, [tx.companyId, channelId, 'running', ['paused', 'failed']])).length === 0) return false;
  await startImport(tx, channelId, false);
  await tellProgress(tx, channelId);
  return true;
}
