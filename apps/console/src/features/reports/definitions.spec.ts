import { expect, test } from 'vitest';
import { REPORTS } from './catalogue.js';
import { definitionsOf } from './definitions.js';
import en from './locales/en.json';

test('every figure has a name and one definition, and every definition is of a figure', () => {
  const keys = [...new Set(REPORTS.flatMap((kind) => definitionsOf(kind)))].sort();
  expect(Object.keys(en.definition).sort()).toEqual(keys);
  expect(Object.keys(en.figure).sort()).toEqual(keys);
});
