/** Values of a drawn voice note, as Telegram and WhatsApp draw it. */
export const WAVEFORM_VALUES = 64;

/** Of full scale (-40 dB): a whisper is drawn small, not as tall as a shout. */
const LOUD_AT_LEAST = 0.01;
/** Of full scale (-60 dB): no microphone that works is as still as this all the time. */
const STILL_BELOW = 0.001;

/** The loudness of sound that comes piece by piece; nobody need know its length beforehand. */
export class Loudness {
  private readonly pieces: number[] = [];
  private peak = 0;

  /** A piece of some milliseconds: signed samples of 16 bits. */
  add(samples: Int16Array): void {
    let sum = 0;
    for (const sample of samples) {
      sum += sample * sample;
      const height = Math.abs(sample) / 0x8000;
      if (height > this.peak) this.peak = height;
    }
    this.pieces.push(samples.length > 0 ? Math.sqrt(sum / samples.length) / 0x8000 : 0);
  }

  get isSilent(): boolean {
    return this.peak < STILL_BELOW;
  }

  /** 64 values from 0 to 255; the loudest place is the tallest. */
  waveform(): number[] {
    const heights = Array.from({ length: WAVEFORM_VALUES }, (_value, n) => this.heightOf(n));
    const loudest = Math.max(LOUD_AT_LEAST, ...heights);
    // The ear hears the root rather than the size itself.
    return heights.map((height) => Math.round(Math.sqrt(height / loudest) * 255));
  }

  private heightOf(value: number): number {
    const { length } = this.pieces;
    if (length === 0) return 0;
    const from = Math.floor((value * length) / WAVEFORM_VALUES);
    const to = Math.max(from + 1, Math.floor(((value + 1) * length) / WAVEFORM_VALUES));
    return Math.max(...this.pieces.slice(from, to));
  }
}
