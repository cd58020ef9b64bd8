import { VOICE_NOTE, voicePreparation } from '#domain/uploads/voice-note.js';
import type { Database } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';

export interface NewUpload {
  operatorId: number | null;
  name: string;
  mime: string;
  size: number;
  storageKey: string;
}

/** A file that waits to be sent. */
export interface UploadRow {
  id: number;
  name: string;
  mime: string;
  size: number;
  state: 'ready' | 'preparing' | 'failed';
  /** Key of the sentence that says why it failed. */
  error: string | null;
  durationMs: number | null;
  waveform: number[] | null;
}

const COLUMNS = `id, name, mime, size, state, error, duration_ms as "durationMs", waveform`;

const insert = statement(
  'uploads.add',
  `insert into upload (company_id, operator_id, name, mime, size, storage_key, original_key, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
);
const own = statement('uploads.own', `select ${COLUMNS} from upload where id = $1 and company_id = $2 and operator_id = $3`);

/** Files that wait to be sent. */
export class UploadStore {
  constructor(private readonly database: Database) {}

  add(companyId: number, { operatorId, name, mime, size, storageKey }: NewUpload): Promise<UploadRow> {
    const values = [companyId, operatorId, name, mime, size, storageKey, null, 'ready'];
    return this.database.transaction(companyId, async (tx) => (await tx.query<UploadRow>(insert, values))[0]!);
  }

  /**
   * A recording, of which a voice note will be made: it may be sent as one at once, and goes when it is ready. After this:
   * `wake.wake('outbox')`.
   */
  addRecording(
    companyId: number,
    { operatorId, size, storageKey }: Pick<NewUpload, 'operatorId' | 'size' | 'storageKey'>,
  ): Promise<UploadRow> {
    const values = [companyId, operatorId, VOICE_NOTE.name, VOICE_NOTE.mime, size, storageKey, storageKey, 'preparing'];
    return this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<UploadRow>(insert, values);
      addToOutbox(tx, [voicePreparation(companyId, row!.id)]);
      return row!;
    });
  }

  /** An upload of this operator; null when it is another's, or was sent. */
  async ownedBy(operatorId: number, companyId: number, id: number): Promise<UploadRow | null> {
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<UploadRow>(own, [id, companyId, operatorId]));
    return row ?? null;
  }
}
