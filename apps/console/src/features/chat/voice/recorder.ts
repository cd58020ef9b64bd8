import { create } from 'zustand';
import { capture } from './capture.js';
import type { Capture } from './encoding.js';
import { condensed, isSilent, levelOf } from './levels.js';

/** One minute less than the server takes. */
export const LONGEST_SECONDS = 29 * 60;
const LOOK_MILLISECONDS = 60;
/** Shorter ones are slips of the finger. */
const SHORTEST_MILLISECONDS = 400;

/** What was recorded. */
export interface Recording {
  file: Blob;
  durationMs: number;
  /** Loudness over time, 0 to 255. */
  waveform: number[];
}

/** Why there is no recording; keys of sentences (`voice.problem.<problem>`). */
export type RecordingProblem = 'unsupported' | 'refused' | 'refused_in_frame' | 'no_microphone' | 'busy' | 'too_short' | 'silent';

interface RecorderState {
  /** Where one records; there is one microphone, so there is one recording. */
  dialogId: number | null;
  state: 'idle' | 'asking' | 'recording';
  seconds: number;
  levels: number[];
}

const IDLE: RecorderState = { dialogId: null, state: 'idle', seconds: 0, levels: [] };

/** What the screen shows of the recorder. */
export const useRecorder = create<RecorderState>(() => IDLE);

interface Session {
  capture: Capture;
  startedAt: number;
  close(): void;
}

let session: Session | null = null;
/** Counts the beginnings: whoever was cancelled while the browser asked for the microphone must not begin after all. */
let turn = 0;

export class NoRecording extends Error {
  constructor(readonly problem: RecordingProblem) {
    super(`No recording: ${problem}`);
  }
}

/** Begins to record for a dialog. Throws `NoRecording` with the reason. */
export async function startRecording(dialogId: number): Promise<void> {
  cancelRecording();
  const mine = turn;
  if (!navigator.mediaDevices?.getUserMedia || typeof AudioContext === 'undefined') throw new NoRecording('unsupported');
  useRecorder.setState({ ...IDLE, dialogId, state: 'asking' });
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const opened = await open(stream);
    if (mine !== turn) return opened.close();
    session = opened;
    useRecorder.setState({ state: 'recording' });
  } catch (error) {
    if (mine === turn) useRecorder.setState(IDLE);
    throw error instanceof DOMException ? new NoRecording(problemOf(error)) : error;
  }
}

/** Ends the recording and gives it. Throws `NoRecording` when there is nothing in it. */
export async function finishRecording(): Promise<Recording> {
  const ended = session;
  const { levels } = useRecorder.getState();
  if (!ended) throw new NoRecording('too_short');
  const durationMs = Date.now() - ended.startedAt;
  session = null;
  turn += 1;
  try {
    const file = await ended.capture.finish();
    if (file.size === 0 || durationMs < SHORTEST_MILLISECONDS) throw new NoRecording('too_short');
    if (isSilent(levels)) throw new NoRecording('silent');
    return { file, durationMs, waveform: condensed(levels) };
  } finally {
    ended.close();
    useRecorder.setState(IDLE);
  }
}

/** Ends the recording, if there is one, and forgets it. */
export function cancelRecording(): void {
  turn += 1;
  session?.capture.discard();
  session?.close();
  session = null;
  useRecorder.setState(IDLE);
}

/** The microphone with its meter. */
async function open(stream: MediaStream): Promise<Session> {
  const context = new AudioContext();
  const stopTracks = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    await context.resume();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const running = await capture(stream, context);
    const startedAt = Date.now();
    const samples = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      const seconds = (Date.now() - startedAt) / 1000;
      useRecorder.setState(({ levels }) => ({ seconds, levels: [...levels, levelOf(samples)] }));
    }, LOOK_MILLISECONDS);
    const close = (): void => {
      clearInterval(timer);
      stopTracks();
      void context.close();
    };
    return { capture: running, startedAt, close };
  } catch (error) {
    stopTracks();
    void context.close();
    throw error;
  }
}

function problemOf({ name }: DOMException): RecordingProblem {
  if (name === 'NotAllowedError' || name === 'SecurityError') return window.parent === window ? 'refused' : 'refused_in_frame';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'no_microphone';
}
