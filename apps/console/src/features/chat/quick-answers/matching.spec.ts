import { expect, test } from 'vitest';
import type { Macro } from '../../../api/macros.js';
import { commandIn, matchingMacros } from './matching.js';

const macros: Macro[] = [
  { id: 1, command: 'hours', name: 'Opening hours', text: 'We are open from nine to six.' },
  { id: 2, command: 'hello', name: 'Greeting', text: 'Good day!' },
  { id: 3, command: 'адрес', name: 'Где мы', text: 'Москва, Тверская 1' },
];
const found = (search: string): number[] => matchingMacros(macros, search).map(({ id }) => id);

test('a slash at the very beginning, and only there, calls them up', () => {
  expect(['/', '/he', '/opening hours', ' /he', 'a/b', '/he\n', ''].map(commandIn)).toEqual([
    '',
    'he',
    'opening hours',
    null,
    null,
    null,
    null,
  ]);
});

test('by command, name and text; a command that begins so comes first', () => {
  expect(found('h').slice(0, 2)).toEqual([1, 2]);
  expect(found('opening')).toEqual([1]);
  expect(found('greet')).toEqual([2]);
  expect(found('nine')).toEqual([1]);
  expect(found('nothing like it')).toEqual([]);
  expect(found('')).toEqual([1, 2, 3]);
});

test('typed in the wrong layout they are found all the same', () => {
  expect(found('рудд')).toEqual([2]);
  expect(found('flhtc')).toEqual([3]);
});
