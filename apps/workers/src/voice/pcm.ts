import { OPUS_RATES, type OpusRate } from './opus.js';

type Reader = (view: DataView, offset: number) => number;

const SAMPLES: Record<string, { bytes: number; read: Reader }> = {
  'pcm-u8': { bytes: 1, read: (view, at) => (view.getUint8(at) - 128) / 128 },
  'pcm-s8': { bytes: 1, read: (view, at) => view.getInt8(at) / 128 },
  'pcm-s16': { bytes: 2, read: (view, at) => view.getInt16(at, true) / 0x8000 },
  'pcm-s16be': { bytes: 2, read: (view, at) => view.getInt16(at) / 0x8000 },
  'pcm-s24': { bytes: 3, read: (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 0x800000 },
  'pcm-s32': { bytes: 4, read: (view, at) => view.getInt32(at, true) / 0x80000000 },
  'pcm-f32': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  'pcm-f64': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

export const isPcm = (codec: string): boolean => codec in SAMPLES;

/** Plain samples of any width, rate and number of channels, as one channel that Opus takes. */
export class PcmToMono {
  readonly rate: OpusRate;
  private readonly step: number;
  private position = 0;
  private last = 0;

  constructor(
    private readonly codec: string,
    private readonly channels: number,
    from: number,
  ) {
    this.rate = OPUS_RATES.find((rate) => rate === from) ?? 48_000;
    this.step = from / this.rate;
  }

  convert(bytes: Uint8Array): Int16Array {
    const mono = this.mixed(bytes);
    if (this.step === 1) return Int16Array.from(mono, toInteger);
    return this.resampled(mono);
  }

  private mixed(bytes: Uint8Array): Float32Array {
    const { bytes: width, read } = SAMPLES[this.codec]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const frame = width * this.channels;
    const mono = new Float32Array(Math.floor(bytes.byteLength / frame));
    for (let n = 0; n < mono.length; n += 1) {
      let sum = 0;
      for (let channel = 0; channel < this.channels; channel += 1) sum += read(view, n * frame + channel * width);
      mono[n] = sum / this.channels;
    }
    return mono;
  }

  /** Straight lines between samples: good enough for speech, whose rate is raised here and hardly ever lowered. */
  private resampled(mono: Float32Array): Int16Array {
    const out: number[] = [];
    // Position -1 is the last sample of the piece before.
    for (; this.position < mono.length; this.position += this.step) {
      const before = Math.floor(this.position) - 1;
      const a = before < 0 ? this.last : mono[before]!;
      const b = mono[before + 1]!;
      out.push(toInteger(a + (b - a) * (this.position - Math.floor(this.position))));
    }
    this.position -= mono.length;
    this.last = mono.at(-1) ?? this.last;
    return Int16Array.from(out);
  }
}

const toInteger = (value: number): number => Math.max(-0x8000, Math.min(0x7fff, Math.round(value * 0x8000)));
