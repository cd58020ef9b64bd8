/** One tone of a sound: it begins at `at` seconds, and dies away within `length`. */
interface Tone {
  at: number;
  length: number;
  /** In hertz; glides to `to` when that is given. */
  from: number;
  to?: number;
  wave: OscillatorType;
  loudness: number;
}

/** Made when they are played, so that there is no file to load and nothing to go missing. */
const SOUNDS = {
  drop: [{ at: 0, length: 0.16, from: 1250, to: 520, wave: 'sine', loudness: 0.5 }],
  chime: [
    { at: 0, length: 0.5, from: 880, wave: 'sine', loudness: 0.35 },
    { at: 0.12, length: 0.6, from: 1318.5, wave: 'sine', loudness: 0.3 },
  ],
  knock: [
    { at: 0, length: 0.09, from: 210, to: 130, wave: 'triangle', loudness: 0.8 },
    { at: 0.14, length: 0.09, from: 210, to: 130, wave: 'triangle', loudness: 0.7 },
  ],
  bell: [
    { at: 0, length: 1.1, from: 1046.5, wave: 'sine', loudness: 0.3 },
    { at: 0, length: 0.7, from: 2637, wave: 'sine', loudness: 0.1 },
  ],
  ping: [{ at: 0, length: 0.25, from: 1760, wave: 'triangle', loudness: 0.3 }],
} satisfies Record<string, Tone[]>;

export type SoundName = keyof typeof SOUNDS;

export const SOUND_NAMES = Object.keys(SOUNDS) as SoundName[];

export const isSound = (name: string | null): name is SoundName => name !== null && name in SOUNDS;

let context: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it; from then on it may. */
export function readySound(): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

function play(audio: AudioContext, { at, length, from, to, wave, loudness }: Tone): void {
  const begin = audio.currentTime + at;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = wave;
  tone.frequency.setValueAtTime(from, begin);
  if (to !== undefined) tone.frequency.exponentialRampToValueAtTime(to, begin + length);
  volume.gain.setValueAtTime(0.0001, begin);
  volume.gain.exponentialRampToValueAtTime(loudness, begin + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.0001, begin + length);
  tone.connect(volume).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + length);
}

/** Plays a sound; says whether the page may. */
export async function playSound(name: SoundName): Promise<boolean> {
  readySound();
  if (!context) return false;
  // A page that nobody has touched yet waits for ever: then it is silent, and does not sound later on.
  if (context.state !== 'running') {
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
    if (!isRunning(context)) return false;
  }
  for (const tone of SOUNDS[name]) play(context, tone);
  return true;
}

/** Asked anew: it changed while one waited. */
const isRunning = ({ state }: AudioContext): boolean => state === 'running';
