// The package's native build keeps its results in memory that all threads share: two recordings at a time spoil each other or
// end the process. Of the WebAssembly build every thread has its own.
import { Decoder, Encoder } from '@evan/opus/wasm/index.mjs';
import { VOICE_NOTE } from '#domain/uploads/voice-note.js';

/** Rates that Opus speaks; sound at any other is brought to the highest. */
export const OPUS_RATES = [8_000, 12_000, 16_000, 24_000, 48_000] as const;
export type OpusRate = (typeof OPUS_RATES)[number];

/** Positions in an Ogg Opus file count at this rate, whatever the sound's own is. */
const CLOCK = 48_000;

/** Numbers of libopus for what an encoder is asked and told (opus_defines.h). */
const SET_BITRATE = 4002;
const SET_SIGNAL = 4024;
const SIGNAL_VOICE = 3001;
const GET_LOOKAHEAD = 4027;

/** Decodes packets to one channel of 16-bit samples; two channels are mixed. */
export class MonoDecoder {
  private readonly decoder: Decoder;

  constructor(rate: OpusRate) {
    this.decoder = new Decoder({ channels: 1, sample_rate: rate });
  }

  /** Throws where the packet is no Opus. */
  decode(packet: Uint8Array): Int16Array {
    return new Int16Array(this.decoder.decode(packet).buffer);
  }
}

export interface EncodedPiece {
  data: Uint8Array;
  /** In seconds. */
  timestamp: number;
  duration: number;
}

const PIECE_SECONDS = 0.02;

/** Encodes one channel of samples, in pieces of any size, as speech. */
export class VoiceEncoder {
  private readonly encoder: Encoder;
  private readonly pieceLength: number;
  private rest = new Int16Array(0);
  private pieces = 0;

  constructor(private readonly rate: OpusRate) {
    this.encoder = new Encoder({ channels: 1, sample_rate: rate, application: 'voip' });
    this.encoder.ctl(SET_BITRATE, VOICE_NOTE.bitsPerSecond);
    this.encoder.ctl(SET_SIGNAL, SIGNAL_VOICE);
    this.pieceLength = rate * PIECE_SECONDS;
  }

  /** The head of the file (RFC 7845 §5.1): version, channels, samples to skip, rate, gain, mapping. */
  get head(): Uint8Array {
    const head = new DataView(new ArrayBuffer(19));
    'OpusHead'.split('').forEach((char, n) => head.setUint8(n, char.charCodeAt(0)));
    head.setUint8(8, 1);
    head.setUint8(9, 1);
    head.setUint16(10, (this.encoder.ctl(GET_LOOKAHEAD) * CLOCK) / this.rate, true);
    head.setUint32(12, this.rate, true);
    return new Uint8Array(head.buffer);
  }

  encode(samples: Int16Array): EncodedPiece[] {
    const all = new Int16Array(this.rest.length + samples.length);
    all.set(this.rest);
    all.set(samples, this.rest.length);
    const whole = Math.floor(all.length / this.pieceLength);
    this.rest = all.slice(whole * this.pieceLength);
    return Array.from({ length: whole }, (_piece, n) => this.piece(all.subarray(n * this.pieceLength, (n + 1) * this.pieceLength)));
  }

  /** What is left, filled up with silence. */
  end(): EncodedPiece[] {
    return this.rest.length > 0 ? this.encode(new Int16Array(this.pieceLength - this.rest.length)) : [];
  }

  private piece(samples: Int16Array): EncodedPiece {
    return { data: this.encoder.encode(samples), timestamp: this.pieces++ * PIECE_SECONDS, duration: PIECE_SECONDS };
  }
}
