import { describe, expect, test } from 'vitest';
import { condensed, isSilent, levelOf } from './levels.js';

const samples = (amplitude: number): Uint8Array =>
  Uint8Array.from({ length: 512 }, (_, n) => 128 + Math.round(amplitude * Math.sin(n / 5)));

describe('how loud a moment is', () => {
  test('nothing is 0, and louder is more', () => {
    expect(levelOf(samples(0))).toBe(0);
    expect(levelOf(samples(20))).toBeGreaterThan(levelOf(samples(5)));
    expect(levelOf(samples(127))).toBeLessThanOrEqual(255);
  });

  test('quiet speech is seen to move', () => expect(levelOf(samples(6))).toBeGreaterThan(40));

  test('no samples are silence, not an error', () => expect(levelOf(new Uint8Array(0))).toBe(0));
});

describe('a curve', () => {
  test('that is short stays as it is', () => expect(condensed([1, 2, 3])).toEqual([1, 2, 3]));

  test('that is long keeps the loudest of each stretch', () => {
    const curve = condensed(
      Array.from({ length: 640 }, (_, n) => n % 10),
      64,
    );
    expect(curve).toEqual(Array<number>(64).fill(9));
  });
});

test('a muted microphone is silent, speech is not', () => {
  expect(isSilent([0, 3, 10])).toBe(true);
  expect(isSilent([0, 3, 90])).toBe(false);
});
