import { expect, test } from 'vitest';
import { barsOf } from './bars.js';

test('the loudest stretch fills the height, whatever the recording was levelled to', () => {
  expect(barsOf([10, 20, 40, 20], 4)).toEqual([0.25, 0.5, 1, 0.5]);
});

test('a stretch is as loud as its loudest moment', () => {
  expect(barsOf([0, 100, 0, 50], 2)).toEqual([1, 0.5]);
});

test('more bars than values repeat them, so that short recordings fill the width too', () => {
  expect(barsOf([50, 100], 4)).toEqual([0.5, 0.5, 1, 1]);
});

test.each([[null], [[]]])('without a curve (%j) there is a flat line, never nothing', (waveform) => {
  expect(barsOf(waveform, 3)).toEqual([0.08, 0.08, 0.08]);
});

test('silence is a flat line too', () => {
  expect(barsOf([0, 0], 2)).toEqual([0.08, 0.08]);
});
