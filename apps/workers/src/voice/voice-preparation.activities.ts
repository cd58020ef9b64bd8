import { Context } from '@temporalio/activity';
import { VOICE_NOTE, type VoiceProblem } from '#domain/uploads/voice-note.js';
import type { Database } from '#persistence/database.js';
import type { FileStore } from '#persistence/files/file-store.js';
import type { PreparedOutcome } from '#persistence/sending/prepared.store.js';
import { pendingRecording, storeVoiceNote, storeVoiceProblem } from '#persistence/uploads/recording.store.js';
import type { Wake } from '#persistence/wake.js';
import type { PreparedVoice, VoicePreparationActivities } from '#workflows/voice-preparation/voice-preparation.activities.js';
import type { VoiceRecording } from '#workflows/voice-preparation/voice-preparation.contract.js';
import { Unusable, type VoiceNote } from './voice-note.js';
import type { VoiceStudio } from './voice-studio.js';

const BEAT_MS = 5_000;

/** As the worker takes them: functions without an object. */
export function voicePreparationActivities(preparation: VoicePreparation): VoicePreparationActivities {
  return {
    prepareVoice: async (recording) => {
      const context = Context.current();
      const beat = setInterval(() => context.heartbeat(), BEAT_MS);
      try {
        return await preparation.prepare(recording, context.cancellationSignal);
      } finally {
        clearInterval(beat);
      }
    },
    giveUpVoice: (recording) => preparation.giveUp(recording),
  };
}

/** Makes voice notes of recordings. The database knows what is prepared already, so asking twice prepares once. */
export class VoicePreparation {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly studio: Pick<VoiceStudio, 'note'>,
    private readonly wake: Wake,
  ) {}

  async prepare({ companyId, uploadId }: VoiceRecording, signal: AbortSignal): Promise<PreparedVoice> {
    const key = await this.database.transaction(companyId, (tx) => pendingRecording(tx, uploadId));
    if (key === null) return { outcome: 'gone' };
    if ((await this.files.size(key)) === null) return this.fail(companyId, uploadId, 'voice_broken');
    try {
      return await this.store(companyId, uploadId, await this.studio.note(await this.files.localPath(key), signal));
    } catch (error) {
      if (error instanceof Unusable) return this.fail(companyId, uploadId, error.problem);
      throw error;
    }
  }

  async giveUp({ companyId, uploadId }: VoiceRecording): Promise<void> {
    await this.fail(companyId, uploadId, 'voice_not_prepared');
  }

  private async store(companyId: number, uploadId: number, { bytes, durationMs, waveform }: VoiceNote): Promise<PreparedVoice> {
    const { name, mime, mostBytes } = VOICE_NOTE;
    const { key: storageKey, size } = await this.files.write(companyId, bytes, mostBytes);
    const file = { storageKey, name, mime, size, durationMs, waveform };
    const outcome = await this.database.transaction(companyId, (tx) => storeVoiceNote(tx, uploadId, file));
    if (outcome === 'gone') await this.files.remove(storageKey);
    this.tell(outcome);
    return { outcome: outcome === 'gone' ? 'gone' : 'ready' };
  }

  private async fail(companyId: number, uploadId: number, problem: VoiceProblem): Promise<PreparedVoice> {
    const outcome = await this.database.transaction(companyId, (tx) => storeVoiceProblem(tx, uploadId, problem));
    this.tell(outcome);
    return { outcome: outcome === 'gone' ? 'gone' : 'failed' };
  }

  /** A message waited for it. */
  private tell(outcome: PreparedOutcome): void {
    if (outcome !== 'settled') return;
    this.wake.wake('sending');
    this.wake.wake('event');
  }
}
