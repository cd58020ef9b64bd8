import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutgoingFile } from '../model/sim-types.js';
import { encodeOggOpus } from './ogg-opus.js';

const LONGEST_SECONDS = 120;

export interface Recorder {
  recording: boolean;
  seconds: number;
  /** Rejects when there is no microphone or the visitor refuses it. */
  start: () => Promise<void>;
  /** The voice note, or null when nothing was recorded. */
  finish: () => Promise<OutgoingFile | null>;
  cancel: () => void;
}

export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia);

export function useRecorder(): Recorder {
  const [recording, setRecording] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  const chunks = useRef<Blob[]>([]);

  const stop = useCallback(async () => {
    const current = recorder.current;
    recorder.current = null;
    setRecording(false);
    if (!current) return;
    if (current.state !== 'inactive') {
      await new Promise((resolve) => {
        current.addEventListener('stop', resolve, { once: true });
        current.stop();
      });
    }
    current.stream.getTracks().forEach((track) => track.stop());
  }, []);

  const start = useCallback(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    });
    const created = new MediaRecorder(stream);
    chunks.current = [];
    created.addEventListener('dataavailable', (event) => chunks.current.push(event.data));
    created.start(250);
    recorder.current = created;
    setSeconds(0);
    setRecording(true);
  }, []);

  const finish = useCallback(async () => {
    await stop();
    const recorded = new Blob(chunks.current, { type: chunks.current[0]?.type || 'audio/webm' });
    return recorded.size > 0 ? voiceNote(recorded) : null;
  }, [stop]);

  useEffect(() => {
    if (!recording) return;
    const timer = setInterval(() => setSeconds((value) => Math.min(value + 1, LONGEST_SECONDS)), 1000);
    return () => clearInterval(timer);
  }, [recording]);
  useEffect(() => () => void stop(), [stop]);

  return { recording, seconds, start, finish, cancel: () => void stop() };
}

/** WhatsApp phones send Ogg/Opus. Where the browser cannot encode that, its own recording goes out as it is. */
async function voiceNote(recorded: Blob): Promise<OutgoingFile> {
  const ogg = await monoSamples(recorded)
    .then(encodeOggOpus)
    .catch(() => null);
  const blob = ogg ?? recorded;
  const extension = blob.type.startsWith('audio/ogg') ? 'ogg' : blob.type.startsWith('audio/mp4') ? 'm4a' : 'webm';
  return { kind: 'audio', name: `voice.${extension}`, mime: blob.type, blob, voice: true };
}

async function monoSamples(recorded: Blob): Promise<Float32Array> {
  const audio = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await recorded.arrayBuffer());
  const mixed = new Float32Array(audio.length);
  for (let channel = 0; channel < audio.numberOfChannels; channel++) {
    const samples = audio.getChannelData(channel);
    for (let at = 0; at < mixed.length; at++) mixed[at]! += samples[at]! / audio.numberOfChannels;
  }
  return mixed;
}
