import { BITS_PER_SECOND, type Capture } from './encoding.js';

/** What the server can repack without losing anything; Safari's MP4 is not among it. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus'];

/** The browser's own recorder where it speaks Opus, else one that brings its encoder along. */
export async function capture(stream: MediaStream, context: AudioContext): Promise<Capture> {
  const type = typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  if (type) return nativeCapture(stream, type);
  const { opusCapture } = await import('./opus-capture.js');
  return opusCapture(stream, context);
}

function nativeCapture(stream: MediaStream, mimeType: string): Capture {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  recorder.start();
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return {
    finish: async () => {
      stop();
      await stopped;
      return new Blob(pieces, { type: mimeType });
    },
    discard: stop,
  };
}
