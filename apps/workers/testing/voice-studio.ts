import { fileURLToPath } from 'node:url';
import { VoiceStudio, type ThreadProgram } from '../src/voice/voice-studio.js';

/** The program of the studio's threads, run from its source. */
export const VOICE_THREAD: ThreadProgram = {
  url: new URL('../src/voice/voice-thread.ts', import.meta.url),
  execArgv: ['--import', fileURLToPath(new URL('../../../test/setup/typescript.mjs', import.meta.url)), '--conditions', 'source'],
};

export const aVoiceStudio = (): VoiceStudio => new VoiceStudio(VOICE_THREAD);
