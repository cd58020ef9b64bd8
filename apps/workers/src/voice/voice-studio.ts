import { Worker } from 'node:worker_threads';
import type { VoiceProblem } from '#domain/uploads/voice-note.js';
import { convertWithFfmpeg } from './ffmpeg.js';
import { Unusable, type VoiceNote, type VoiceShape } from './voice-note.js';

export interface ThreadTask {
  wanted: 'note' | 'shape';
  path: string;
}

export type ThreadAnswer = { note: VoiceNote } | { problem: VoiceProblem } | { shape: VoiceShape | null };

/** The program of the threads; tests run it from the sources. */
export interface ThreadProgram {
  url: URL;
  execArgv?: string[];
}

/** Half an hour of speech takes ten seconds to decode and a minute to encode anew on a busy machine; a thread that needs as long as this has lost itself in a broken file. */
const NOTE_MS = 180_000;
const SHAPE_MS = 15_000;
/** The largest recording decoded piece by piece needs a fraction of it. */
const MEMORY_MB = 256;

const OWN_PROGRAM: ThreadProgram = { url: new URL('./voice-thread.js', import.meta.url) };

class ThreadEnded extends Error {}

/**
 * Works on sound, a file at a time and each in a thread of its own: what strangers send can neither hold up nor end the
 * process, and the messages of others go on meanwhile.
 */
export class VoiceStudio {
  constructor(
    private readonly program: ThreadProgram = OWN_PROGRAM,
    private readonly noteMs = NOTE_MS,
  ) {}

  /** Makes a voice note of a recording. Throws `Unusable` where that is impossible. */
  async note(path: string, signal: AbortSignal): Promise<VoiceNote> {
    const first = await this.noteOf(path, signal);
    if (!('problem' in first)) return first;
    if (first.problem !== 'voice_not_convertible') throw new Unusable(first.problem);
    const converted = await convertWithFfmpeg(path, signal, (readable) => this.noteOf(readable, signal));
    if (!converted) throw new Unusable('voice_not_convertible');
    if ('problem' in converted) throw new Unusable(converted.problem);
    return converted;
  }

  /** How a sound sounds; null where that can't be found out. */
  async shape(path: string): Promise<VoiceShape | null> {
    try {
      const answer = await this.run({ wanted: 'shape', path }, SHAPE_MS);
      return 'shape' in answer ? answer.shape : null;
    } catch {
      // A picture of the sound is an extra; the file is there without it.
      return null;
    }
  }

  private async noteOf(path: string, signal: AbortSignal): Promise<VoiceNote | { problem: VoiceProblem }> {
    try {
      const answer = await this.run({ wanted: 'note', path }, this.noteMs, signal);
      if ('note' in answer) return answer.note;
      return 'problem' in answer ? answer : { problem: 'voice_broken' };
    } catch (error) {
      if (error instanceof ThreadEnded) return { problem: 'voice_broken' };
      throw error;
    }
  }

  private run(task: ThreadTask, withinMs: number, signal?: AbortSignal): Promise<ThreadAnswer> {
    const { url, execArgv } = this.program;
    const thread = new Worker(url, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      ...(execArgv && { execArgv }),
    });
    return new Promise<ThreadAnswer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new ThreadEnded('it took too long')), withinMs);
      const abort = (): void => reject(new Error('The work on a recording was broken off'));
      signal?.addEventListener('abort', abort, { once: true });
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadEnded() : error));
      thread.once('exit', () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        reject(new Error('The thread for recordings ended without an answer'));
      });
    }).finally(() => thread.terminate());
  }
}
