import type { VoiceProblem } from '#domain/uploads/voice-note.js';
import type { Tx } from '../database.js';
import { failPrepared, releasePrepared, type PreparedFile, type PreparedOutcome } from '../sending/prepared.store.js';
import { statement } from '../statement.js';

const pending = statement(
  'recordings.pending',
  `select original_key as "storageKey" from upload where id = $1 and company_id = $2 and state = 'preparing'`,
);
const ready = statement(
  'recordings.ready',
  `update upload set state = 'ready', storage_key = $3, name = $4, mime = $5, size = $6, duration_ms = $7, waveform = $8::smallint[]
    where id = $1 and company_id = $2`,
);
const failed = statement('recordings.failed', `update upload set state = 'failed', error = $3 where id = $1 and company_id = $2`);

/** Where the recording lies; null when nothing is left to prepare. */
export async function pendingRecording(tx: Tx, uploadId: number): Promise<string | null> {
  const [row] = await tx.query<{ storageKey: string }>(pending, [uploadId, tx.companyId]);
  return row?.storageKey ?? null;
}

/**
 * The voice note is there: the upload is it from now on, or the message that waits for it has it and may go. `gone`: somebody
 * else was first, and the file belongs to nobody.
 */
export async function storeVoiceNote(tx: Tx, uploadId: number, file: PreparedFile): Promise<PreparedOutcome> {
  const outcome = await releasePrepared(tx, uploadId, file);
  const { storageKey, name, mime, size, durationMs, waveform } = file;
  if (outcome === 'not_sent') await tx.query(ready, [uploadId, tx.companyId, storageKey, name, mime, size, durationMs, waveform]);
  return outcome;
}

/** There will be no voice note: the upload says why, or the message that waits for it fails. */
export async function storeVoiceProblem(tx: Tx, uploadId: number, problem: VoiceProblem): Promise<PreparedOutcome> {
  const outcome = await failPrepared(tx, uploadId, { code: problem, detail: null, reason: problem });
  if (outcome === 'not_sent') await tx.query(failed, [uploadId, tx.companyId, problem]);
  return outcome;
}
