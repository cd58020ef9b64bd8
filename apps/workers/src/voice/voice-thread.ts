import { openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { shapeOf, Unusable, voiceNoteOf } from './voice-note.js';
import type { ThreadAnswer, ThreadTask } from './voice-studio.js';

/** One piece of work on one file, in a thread of its own: whoever waits for it can end it, whatever the file does to its reader. */
async function answer({ wanted, path }: ThreadTask): Promise<ThreadAnswer> {
  const sound = await openAsBlob(path);
  if (wanted === 'shape') return { shape: await shapeOf(sound) };
  try {
    return { note: await voiceNoteOf(sound) };
  } catch (error) {
    if (error instanceof Unusable) return { problem: error.problem };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as ThreadTask));
