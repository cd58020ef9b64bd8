import { expect, test } from 'vitest';
import { callingAt, fitting, mentionedIn, mentionParts, withMention } from './mentions.js';

const anna = { id: 1, name: 'Anna P.' };
const annaMaria = { id: 2, name: 'Anna P. M.' };
const boris = { id: 3, name: 'Борис Ё.' };

test.each([
  ['@', 1, { from: 0, query: '' }],
  ['hello @an', 9, { from: 6, query: 'an' }],
  ['hello @Anna P', 13, { from: 6, query: 'Anna P' }],
  ['(@бо', 4, { from: 1, query: 'бо' }],
  ['@an later', 3, { from: 0, query: 'an' }],
])('%j with the caret at %i calls somebody', (text, caret, calling) => {
  expect(callingAt(text, caret)).toEqual(calling);
});

test.each([
  ['mail@example', 12],
  ['no call', 7],
  ['@one two three four', 19],
  ['@an\nnext line', 9],
])('%j with the caret at %i calls nobody', (text, caret) => {
  expect(callingAt(text, caret)).toBeNull();
});

test('names are found by the beginnings of their words, whatever the case, ё as е', () => {
  expect(fitting([anna, annaMaria, boris], 'an p')).toEqual([anna, annaMaria]);
  expect(fitting([anna, boris], 'БОР е')).toEqual([boris]);
  expect(fitting([anna, boris], 'nna')).toEqual([]);
  expect(fitting([anna, boris], '')).toEqual([anna, boris]);
});

test('a chosen name replaces what was typed of it, and the caret stands after it', () => {
  expect(withMention('hi @an there', 6, { from: 3, query: 'an' }, anna)).toEqual({ text: 'hi @Anna P. there', caret: 12 });
  expect(withMention('@', 1, { from: 0, query: '' }, boris)).toEqual({ text: '@Борис Ё. ', caret: 10 });
});

test('a longer name is not taken for the shorter one that it begins with', () => {
  expect(mentionedIn('@Anna P. M. look', [anna, annaMaria])).toEqual([annaMaria]);
  expect(mentionedIn('@Anna P. and @Anna P. M.', [anna, annaMaria])).toEqual([annaMaria, anna]);
  expect(mentionedIn('Anna P. without the sign', [anna])).toEqual([]);
});

test('a text falls into what is said and whom it calls', () => {
  expect(mentionParts('hi @Anna P., and @Anna P. M.!', [anna, annaMaria])).toEqual([
    { text: 'hi ', mention: null },
    { text: '@Anna P.', mention: anna },
    { text: ', and ', mention: null },
    { text: '@Anna P. M.', mention: annaMaria },
    { text: '!', mention: null },
  ]);
  expect(mentionParts('nobody', [])).toEqual([{ text: 'nobody', mention: null }]);
});
