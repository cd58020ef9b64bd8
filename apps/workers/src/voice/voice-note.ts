import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  type InputAudioTrack,
} from 'mediabunny';
import { VOICE_NOTE, type VoiceProblem } from '#domain/uploads/voice-note.js';
import { Loudness } from '#domain/uploads/waveform.js';
import { MonoDecoder, VoiceEncoder, type EncodedPiece } from './opus.js';
import { isPcm, PcmToMono } from './pcm.js';

/** No voice note can be made of this recording, now or later. */
export class Unusable extends Error {
  constructor(
    readonly problem: VoiceProblem,
    options?: ErrorOptions,
  ) {
    super(`No voice note can be made of the recording: ${problem}`, options);
    this.name = 'Unusable';
  }
}

export interface VoiceNote {
  bytes: Uint8Array;
  durationMs: number;
  /** 64 values from 0 to 255. */
  waveform: number[];
}

/** How a sound sounds, as far as it can be told. */
export interface VoiceShape {
  durationMs: number;
  waveform: number[] | null;
}

/** Loudness needs no more, and takes a sixth of the time. */
const LOUDNESS_RATE = 8_000;
/** Up to here WhatsApp shows a voice note as one to be played at once. */
const SMALL_BYTES = 512 * 1024;
/** Clearly more than speech needs. */
const LAVISH_BITS_PER_SECOND = VOICE_NOTE.bitsPerSecond * 1.5;

/**
 * Makes of what a browser recorded what messengers take: Ogg Opus with one channel. Mono Opus only changes its container;
 * the rest is decoded and encoded anew. Throws `Unusable` with the reason where that is impossible. A broken file may keep the
 * reader busy for ever: call it where it can be ended (voice-thread.ts).
 */
export async function voiceNoteOf(recording: Blob): Promise<VoiceNote> {
  if (recording.size === 0) throw new Unusable('voice_empty');
  return opened(recording, (track) => made(track, recording.size)).catch((error: unknown) => {
    throw error instanceof Unusable ? error : new Unusable('voice_broken', { cause: error });
  });
}

/** How a stored sound sounds: loudness of Opus, and how long any sound lasts. Null where it is no sound we can read. */
export async function shapeOf(sound: Blob): Promise<VoiceShape | null> {
  try {
    return await opened(sound, async (track) => {
      if ((await track.getCodec()) !== 'opus') return { durationMs: Math.round((await track.computeDuration()) * 1_000), waveform: null };
      const heard = await listen(track);
      return { durationMs: heard.durationMs, waveform: heard.loudness.waveform() };
    });
  } catch {
    // Whatever is wrong with it, it stays a file that can be downloaded.
    return null;
  }
}

async function opened<T>(sound: Blob, use: (track: InputAudioTrack) => Promise<T>): Promise<T> {
  const input = new Input({ source: new BlobSource(await withoutEmptyEnd(sound)), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new Unusable('voice_broken');
    return await use(track);
  } finally {
    input.dispose();
  }
}

const OGG_PAGE_HEADER_BYTES = 27;

/**
 * An encoder that has just filled a page may end the file with one that holds nothing but the mark of the end, as the recorder for
 * Safari does once in forty times. The reader looks for a packet in the last page.
 */
async function withoutEmptyEnd(sound: Blob): Promise<Blob> {
  const end = Math.max(0, sound.size - OGG_PAGE_HEADER_BYTES);
  const header = Buffer.from(await sound.slice(end).arrayBuffer());
  const isEmptyPage = header.toString('latin1', 0, 4) === 'OggS' && header.at(-1) === 0;
  return isEmptyPage ? sound.slice(0, end, sound.type) : sound;
}

async function made(track: InputAudioTrack, size: number): Promise<VoiceNote> {
  // Known from the container, before anything is decoded; `packetsOf` counts again, for containers that lie.
  if ((await track.computeDuration()) > VOICE_NOTE.mostSeconds) throw new Unusable('voice_too_long');
  const codec = await track.getCodec();
  if (codec === 'opus') return madeOfOpus(track, size);
  if (codec === null || !isPcm(codec)) throw new Unusable('voice_not_convertible');
  const pcm = new PcmToMono(codec, await track.getNumberOfChannels(), await track.getSampleRate());
  return encoded(track, new VoiceEncoder(pcm.rate), (packet) => pcm.convert(packet));
}

async function madeOfOpus(track: InputAudioTrack, size: number): Promise<VoiceNote> {
  const heard = await listen(track);
  if (heard.durationMs === 0) throw new Unusable('voice_empty');
  if (heard.loudness.isSilent) throw new Unusable('voice_silent');
  const lavish = size > SMALL_BYTES && (size * 8_000) / heard.durationMs > LAVISH_BITS_PER_SECOND;
  if ((await track.getNumberOfChannels()) !== 1 || lavish) {
    const decoder = new MonoDecoder(48_000);
    return encoded(track, new VoiceEncoder(48_000), (packet) => decoder.decode(packet));
  }
  const config = await track.getDecoderConfig();
  const file = await OggFile.start(config?.description ? bytesOf(config.description) : new VoiceEncoder(48_000).head);
  for await (const packet of packetsOf(track)) await file.add(packet);
  return { bytes: await file.end(), durationMs: heard.durationMs, waveform: heard.loudness.waveform() };
}

/** Decodes all of it once, for its length and its loudness. */
async function listen(track: InputAudioTrack) {
  const decoder = new MonoDecoder(LOUDNESS_RATE);
  const loudness = new Loudness();
  let samples = 0;
  for await (const { data } of packetsOf(track)) {
    const decoded = decoder.decode(data);
    samples += decoded.length;
    loudness.add(decoded);
  }
  return { loudness, durationMs: Math.round((samples * 1_000) / LOUDNESS_RATE) };
}

async function encoded(track: InputAudioTrack, encoder: VoiceEncoder, decode: (packet: Uint8Array) => Int16Array): Promise<VoiceNote> {
  const file = await OggFile.start(encoder.head);
  const loudness = new Loudness();
  let seconds = 0;
  const add = async (pieces: EncodedPiece[]): Promise<void> => {
    for (const piece of pieces) {
      await file.add(new EncodedPacket(piece.data, 'key', piece.timestamp, piece.duration));
      seconds = piece.timestamp + piece.duration;
    }
  };
  for await (const { data } of packetsOf(track)) {
    const samples = decode(data);
    loudness.add(samples);
    await add(encoder.encode(samples));
  }
  await add(encoder.end());
  if (seconds === 0) throw new Unusable('voice_empty');
  if (loudness.isSilent) throw new Unusable('voice_silent');
  return { bytes: await file.end(), durationMs: Math.round(seconds * 1_000), waveform: loudness.waveform() };
}

async function* packetsOf(track: InputAudioTrack): AsyncGenerator<EncodedPacket> {
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp > VOICE_NOTE.mostSeconds) throw new Unusable('voice_too_long');
    yield packet;
  }
}

/** An Ogg file in the making, with one Opus track. */
class OggFile {
  private isFirst = true;

  private constructor(
    private readonly output: Output<OggOutputFormat, BufferTarget>,
    private readonly source: EncodedAudioPacketSource,
    private readonly head: Uint8Array,
  ) {}

  static async start(head: Uint8Array): Promise<OggFile> {
    const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() });
    const source = new EncodedAudioPacketSource('opus');
    output.addAudioTrack(source);
    await output.start();
    return new OggFile(output, source, head);
  }

  async add(packet: EncodedPacket): Promise<void> {
    const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description: this.head };
    await this.source.add(packet, this.isFirst ? { decoderConfig } : undefined);
    this.isFirst = false;
  }

  async end(): Promise<Uint8Array> {
    await this.output.finalize();
    const bytes = new Uint8Array(this.output.target.buffer ?? new ArrayBuffer(0));
    if (bytes.length > VOICE_NOTE.mostBytes) throw new Unusable('voice_too_large');
    return bytes;
  }
}

function bytesOf(description: ArrayBufferView | ArrayBufferLike): Uint8Array {
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}
