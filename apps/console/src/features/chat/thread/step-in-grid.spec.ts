import { expect, test } from 'vitest';
import { step } from './step-in-grid.js';

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 7, 7],
  ['ArrowUp', 5, 1],
  ['ArrowUp', 2, 2],
  ['Home', 6, 0],
  ['End', 0, 9],
  ['x', 3, null],
])('%s from %d leads to %j', (key, from, to) => expect(step(key, from, 10, 4)).toBe(to));
