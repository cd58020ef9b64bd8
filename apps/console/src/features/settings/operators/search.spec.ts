import { expect, test } from 'vitest';
import { operatorsSearch } from './search.js';

test('what an address says of the list is taken, everything else left out', () => {
  expect(operatorsSearch({ show: 'blocked', busy: true, find: 'anna', operator: '12' })).toEqual({
    show: 'blocked',
    busy: true,
    find: 'anna',
    operator: 12,
  });
  expect(operatorsSearch({ show: 'all', busy: 'yes', find: '', operator: 'new' })).toEqual({});
});

test('a phone number is searched for as text', () => {
  expect(operatorsSearch({ find: 4915 })).toEqual({ find: '4915' });
});
