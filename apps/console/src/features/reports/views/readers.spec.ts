import { expect, test } from 'vitest';
import { readersOf } from './readers.js';

const OPERATORS = [
  { id: 1, name: 'Anna', reads: ['load' as const] },
  { id: 2, name: 'Boris', reads: [] },
  { id: 3, name: 'Vera', reads: ['load' as const, 'rating' as const] },
];

test('a report is sent to whoever may read it; the others are counted', () => {
  const { choices, leftOut } = readersOf(OPERATORS, 'rating', { chosen: [], why: 'may not' });
  expect(choices).toEqual([{ id: 3, name: 'Vera' }]);
  expect(leftOut).toBe(2);
});

test('whoever got it and may not read it any more, or is not here any more, can be taken out', () => {
  const { choices } = readersOf(OPERATORS, 'load', { chosen: [2, 3, 9], why: 'may not' });
  expect(choices.slice(2)).toEqual([
    { id: 2, name: 'Boris', detail: 'may not' },
    { id: 9, name: 'ID 9', detail: 'may not' },
  ]);
});
