import type { MessageError } from '#domain/messages/inbound-event.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';

/*
 * A recorded voice note may be sent before it has become one that messengers take. Its message then stands in the queue as
 * `preparing`, where it keeps its place: later messages of the dialog wait behind it. The upload stays with the attachment's id on
 * it (`upload.attachment_id`), so that whoever prepares it finds who waits.
 *
 * Whoever prepares ends with exactly one of the two below, in one transaction, and notes the upload as ready or failed itself
 * where they answer `not_sent`: the upload is locked until the commit, so that nobody sends it in between. After the commit of
 * `settled`: `wake.wake('sending')` and `wake.wake('event')`. Repeating either is harmless (`gone`).
 */

/** The file as it will be sent. */
export interface PreparedFile {
  storageKey: string;
  name: string;
  mime: string;
  size: number;
  durationMs: number | null;
  /** Loudness over time, 0 to 255. */
  waveform: number[] | null;
}

/** `settled`: its message has it, the upload is gone. `not_sent`: nobody sent it yet. `gone`: there is no such upload (any more). */
export type PreparedOutcome = 'settled' | 'not_sent' | 'gone';

interface Row {
  found: boolean;
  messageId: number | null;
  dialogId: number | null;
}

const OUTCOME = `select exists (select 1 from u) as found, (select id from m) as "messageId", (select dialog_id from m) as "dialogId"`;
const UPLOAD = `select id, attachment_id from upload where id = $1 and company_id = $2 and state = 'preparing'`;

/**
 * A statement of its own: whoever sends the recording at this moment is waited for, and only a statement that begins after his
 * commit sees the attachment that he made.
 */
const lockStatement = statement('sending.lock_recording', `${UPLOAD} for update`);

const releaseStatement = statement(
  'sending.release_prepared',
  `with u as materialized (${UPLOAD}),
   a as (
     update attachment a set state = 'stored', storage_key = $3, name = $4, mime = $5, size = $6, duration_ms = $7, waveform = $8::smallint[]
       from u where a.id = u.attachment_id returning a.message_id),
   m as materialized (select id, dialog_id from message where id in (select message_id from a) for update),
   queued as (update sending s set state = 'queued' from m where s.message_id = m.id and s.state = 'preparing'),
   spent as (delete from upload where id in (select id from u where attachment_id is not null))
   ${OUTCOME}`,
);

const failStatement = statement(
  'sending.fail_prepared',
  `with u as materialized (${UPLOAD}),
   a as (update attachment a set state = 'failed', error = $3::jsonb ->> 'code' from u where a.id = u.attachment_id returning a.message_id),
   m as (
     update message m set status = ${MESSAGE_STATUS.failed}, error = $3::jsonb from a where m.id = a.message_id returning m.id, m.dialog_id),
   settled as (delete from sending s using m where s.message_id = m.id and s.state = 'preparing'),
   spent as (delete from upload where id in (select id from u where attachment_id is not null))
   ${OUTCOME}`,
);

/** The file is ready: a message that waits for it gets it and may go. */
export async function releasePrepared(tx: Tx, uploadId: number, file: PreparedFile): Promise<PreparedOutcome> {
  const { storageKey, name, mime, size, durationMs, waveform } = file;
  await tx.query(lockStatement, [uploadId, tx.companyId]);
  const [row] = await tx.query<Row>(releaseStatement, [uploadId, tx.companyId, storageKey, name, mime, size, durationMs, waveform]);
  return told(tx, row, false);
}

/** The file will never be ready: a message that waits for it fails, with `error` in the operator's words. */
export async function failPrepared(tx: Tx, uploadId: number, error: MessageError): Promise<PreparedOutcome> {
  await tx.query(lockStatement, [uploadId, tx.companyId]);
  const [row] = await tx.query<Row>(failStatement, [uploadId, tx.companyId, JSON.stringify(error)]);
  return told(tx, row, true);
}

async function told(tx: Tx, row: Row | undefined, failed: boolean): Promise<PreparedOutcome> {
  if (!row?.found) return 'gone';
  const { messageId, dialogId } = row;
  if (messageId === null) return 'not_sent';
  const changed = { kind: 'message_changed', dialogId, messageId } as const;
  await recordEvents(
    tx,
    failed
      ? [
          { ...changed, data: { status: 'failed' } },
          { kind: 'dialog_changed', dialogId },
        ]
      : [changed],
  );
  return 'settled';
}
