import Recorder from 'opus-recorder';
import encoderPath from 'opus-recorder/dist/encoderWorker.min.js?url';
import { BITS_PER_SECOND, type Capture } from './encoding.js';

/** libopus' "voice" (opus_defines.h). */
const APPLICATION_VOIP = 2048;

/** Records Ogg Opus with an encoder of its own; loaded only by browsers that record nothing but AAC. */
export async function opusCapture(stream: MediaStream, context: AudioContext): Promise<Capture> {
  const recorder = new Recorder({
    encoderPath,
    encoderApplication: APPLICATION_VOIP,
    encoderBitRate: BITS_PER_SECOND,
    numberOfChannels: 1,
    sourceNode: context.createMediaStreamSource(stream),
  });
  const file = new Promise<Blob>((resolve) => {
    recorder.ondataavailable = (bytes) => resolve(new Blob([bytes], { type: 'audio/ogg;codecs=opus' }));
  });
  await recorder.start();
  return {
    finish: async () => {
      await recorder.stop();
      return file;
    },
    discard: () => void recorder.close(),
  };
}
