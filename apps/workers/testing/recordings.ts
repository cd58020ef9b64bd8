import { Encoder } from '@evan/opus/wasm/index.mjs';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  OggOutputFormat,
  Output,
  WebMOutputFormat,
  type OutputFormat,
} from 'mediabunny';

const RATE = 48_000;
const PIECE = 960;
const SET_BITRATE = 4002;
const GET_LOOKAHEAD = 4027;
// Jest looks a global up anew each time it is named, which takes longer than the sine itself.
const { round, sin, PI } = Math;

export interface Recording {
  seconds?: number;
  channels?: 1 | 2;
  /** Of full scale. */
  volume?: number;
  bitsPerSecond?: number;
}

/** A tone that grows louder, as interleaved samples. */
export function tone({ seconds = 2, channels = 1, volume = 0.5 }: Recording, rate = RATE): Int16Array {
  const frames = round(seconds * rate);
  const samples = new Int16Array(frames * channels);
  for (let n = 0; n < frames; n += 1) {
    const value = round(sin((n * 440 * 2 * PI) / rate) * 32_767 * volume * (n / frames));
    for (let channel = 0; channel < channels; channel += 1) samples[n * channels + channel] = value;
  }
  return samples;
}

/** What Chrome's recorder makes: WebM with Opus. */
export const aWebm = (recording: Recording = {}): Promise<Blob> => opusIn(new WebMOutputFormat(), recording, 'audio/webm;codecs=opus');

/** What Firefox's recorder makes, and what phones send. */
export const anOgg = (recording: Recording = {}): Promise<Blob> => opusIn(new OggOutputFormat(), recording, 'audio/ogg');

async function opusIn(format: OutputFormat, recording: Recording, type: string): Promise<Blob> {
  const { channels = 1, bitsPerSecond = 32_000 } = recording;
  const encoder = new Encoder({ channels, sample_rate: RATE, application: 'audio' });
  encoder.ctl(SET_BITRATE, bitsPerSecond);
  const head = new DataView(new ArrayBuffer(19));
  'OpusHead'.split('').forEach((char, n) => head.setUint8(n, char.charCodeAt(0)));
  head.setUint8(8, 1);
  head.setUint8(9, channels);
  head.setUint16(10, encoder.ctl(GET_LOOKAHEAD), true);
  head.setUint32(12, RATE, true);
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const samples = tone(recording);
  const decoderConfig = { codec: 'opus', numberOfChannels: channels, sampleRate: RATE, description: new Uint8Array(head.buffer) };
  for (let n = 0; (n + 1) * PIECE * channels <= samples.length; n += 1) {
    const piece = samples.slice(n * PIECE * channels, (n + 1) * PIECE * channels);
    const packet = new EncodedPacket(encoder.encode(piece), 'key', (n * PIECE) / RATE, PIECE / RATE);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Blob([target.buffer ?? new ArrayBuffer(0)], { type });
}

/** A WAV file of 16 bits. */
export function aWav(recording: Recording = {}, rate = 44_100): Blob {
  const { channels = 1 } = recording;
  const samples = tone(recording, rate);
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, chars: string): void => chars.split('').forEach((char, n) => head.setUint8(at + n, char.charCodeAt(0)));
  text(0, 'RIFF');
  head.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, channels, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * channels * 2, true);
  head.setUint16(32, channels * 2, true);
  head.setUint16(34, 16, true);
  text(36, 'data');
  head.setUint32(40, samples.byteLength, true);
  return new Blob([head.buffer, samples.slice()], { type: 'audio/wav' });
}
