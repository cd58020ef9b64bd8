import { describe, expect, test } from 'vitest';
import { ACTION_IDS, definitionOf, PAGE_OF_GROUP } from './definitions.js';
import { inOtherLayout } from './layout-swap.js';
import { latinKey } from './physical-key.js';

const RUSSIAN = 'йцукенгшщзфывапролдячсмить';
const QWERTY = 'qwertyuiopasdfghjklzxcvbnm';

describe('the key that was meant', () => {
  test('every letter of ЙЦУКЕН is the Latin letter at the same place', () => {
    const meant = [...RUSSIAN].map((key, index) => latinKey({ key, code: `Key${QWERTY[index]?.toUpperCase()}` }));
    expect(meant.join('')).toBe(QWERTY);
  });

  test('a Latin layout keeps its own letters wherever they are', () => {
    expect(latinKey({ key: 'j', code: 'KeyC' })).toBe('j');
  });

  test('the search key and the question mark work on ЙЦУКЕН, where that key types a stop and a comma', () => {
    expect(latinKey({ key: '.', code: 'Slash' })).toBe('/');
    expect(latinKey({ key: ',', code: 'Slash', shiftKey: true })).toBe('?');
  });

  test('a stop typed with its own key stays one', () => {
    expect(latinKey({ key: '.', code: 'Period' })).toBe('.');
  });

  test('named keys are left alone', () => {
    expect(latinKey({ key: 'Enter', code: 'Enter' })).toBe('Enter');
    expect(latinKey({ key: 'F6', code: 'F6' })).toBe('F6');
  });
});

test.each(['chat', 'designer'])('no two actions that can be on the screen together have the same keys: %s', (page) => {
  const here = ACTION_IDS.map(definitionOf).filter(({ group }) => (PAGE_OF_GROUP[group] ?? page) === page);
  const all = here.flatMap(({ keys }) => [...keys]);
  expect(new Set(all).size).toBe(all.length);
});

test('a word typed in the wrong layout is understood both ways', () => {
  expect(inOtherLayout('pfrhsnm')).toBe('закрыть');
  expect(inOtherLayout('сдщыу')).toBe('close');
});
