import type { AttachmentKind } from '#domain/messages/content.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';

/** A file at its provider, and the channel that can fetch it. */
export interface PendingFile {
  kind: AttachmentKind;
  name: string | null;
  mime: string | null;
  mediaId: string | null;
  url: string | null;
  channel: { id: number; transport: string; key: string; settings: Record<string, string>; secrets: string };
}

export interface StoredFile {
  key: string;
  size: number;
  mime: string;
  name: string;
  /** Of sound, as it was found; what the provider said of it counts for more. */
  durationMs: number | null;
  waveform: number[] | null;
}

const loadStatement = statement(
  'media.load',
  `select a.kind, a.name, a.mime, a.provider_media_id as "mediaId", a.provider_url as url,
          jsonb_build_object('id', c.id, 'transport', c.transport, 'key', c.key, 'settings', c.settings, 'secrets', c.secrets) as channel
     from attachment a join message m on m.id = a.message_id join channel c on c.id = m.channel_id
    where a.id = $1 and a.state = 'pending'`,
);
const storedStatement = statement(
  'media.stored',
  `with settled as (delete from media_download where attachment_id = $1),
   stored as (
     update attachment set state = 'stored', storage_key = $2, size = $3, mime = $4, name = $5, error = null,
            duration_ms = coalesce(duration_ms, $6), waveform = coalesce(waveform, $7::smallint[])
      where id = $1 and state = 'pending' returning message_id)
   select m.id as "messageId", m.dialog_id as "dialogId" from stored join message m on m.id = stored.message_id`,
);
const failedStatement = statement(
  'media.failed',
  `with settled as (delete from media_download where attachment_id = $1),
   failed as (update attachment set state = 'failed', error = $2 where id = $1 and state = 'pending' returning message_id)
   select m.id as "messageId", m.dialog_id as "dialogId" from failed join message m on m.id = failed.message_id`,
);
const forgetStatement = statement('media.forget', `delete from media_download where attachment_id = $1`);

/** Null when nothing is left to fetch; the row of the queue is then gone too. */
export async function loadPending(tx: Tx, attachmentId: number): Promise<PendingFile | null> {
  const [file] = await tx.query<PendingFile>(loadStatement, [attachmentId]);
  if (!file) await tx.query(forgetStatement, [attachmentId]);
  return file ?? null;
}

/** False when somebody else stored it first: the file under this key belongs to nobody then. */
export async function storeFile(
  tx: Tx,
  attachmentId: number,
  { key, size, mime, name, durationMs, waveform }: StoredFile,
): Promise<boolean> {
  return recordChange(tx, await tx.query<Change>(storedStatement, [attachmentId, key, size, mime, name, durationMs, waveform]));
}

/** The file will never come; `reason` is the key of the sentence that the operator reads. */
export async function storeFailure(tx: Tx, attachmentId: number, reason: string): Promise<boolean> {
  return recordChange(tx, await tx.query<Change>(failedStatement, [attachmentId, reason]));
}

interface Change {
  messageId: number;
  dialogId: number;
}

async function recordChange(tx: Tx, changes: Change[]): Promise<boolean> {
  await recordEvents(
    tx,
    changes.map(({ messageId, dialogId }) => ({ kind: 'message_changed', messageId, dialogId })),
  );
  return changes.length > 0;
}
