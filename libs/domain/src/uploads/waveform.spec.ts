import { Loudness, WAVEFORM_VALUES } from './waveform.js';

const PIECE = 960;

/** Pieces of a tone, each as loud as told (1 = full scale). */
function heard(volumes: number[]): Loudness {
  const loudness = new Loudness();
  for (const volume of volumes) {
    loudness.add(Int16Array.from({ length: PIECE }, (_sample, n) => Math.round(Math.sin(n / 7) * 32_767 * volume)));
  }
  return loudness;
}

it('is 64 values from 0 to 255, the loudest place the tallest', () => {
  const waveform = heard([...Array<number>(100).fill(0.01), ...Array<number>(100).fill(0.5)]).waveform();
  expect(waveform).toHaveLength(WAVEFORM_VALUES);
  expect(Math.max(...waveform)).toBe(255);
  expect(waveform[0]).toBeLessThan(60);
  expect(waveform.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
  expect(waveform.slice(0, 31).every((value) => value < 60)).toBe(true);
  expect(waveform.slice(33).every((value) => value > 250)).toBe(true);
});

it('a short sound fills all values, nothing at all is flat', () => {
  expect(heard([0.4]).waveform()).toEqual(Array(WAVEFORM_VALUES).fill(255));
  expect(new Loudness().waveform()).toEqual(Array(WAVEFORM_VALUES).fill(0));
});

it('a whisper is not drawn as a shout', () => {
  expect(Math.max(...heard([0.002, 0.002]).waveform())).toBeLessThan(120);
});

it('only what is still all the time is silent', () => {
  expect(heard([0, 0, 0]).isSilent).toBe(true);
  expect(heard([0, 0.005, 0]).isSilent).toBe(false);
  expect(new Loudness().isSilent).toBe(true);
});
