import type { OutgoingFile } from '../model/sim-types.js';
import address from './sample-voice.ogg?url';

/** Three seconds of Ogg/Opus made by ogg-opus.ts out of synthetic vowels, for machines without a microphone. */
export async function sampleVoice(): Promise<OutgoingFile> {
  const bytes = await (await fetch(address)).arrayBuffer();
  const mime = 'audio/ogg; codecs=opus';
  return { kind: 'audio', name: 'voice.ogg', mime, blob: new Blob([bytes], { type: mime }), voice: true };
}
