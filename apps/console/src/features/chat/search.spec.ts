import { expect, test } from 'vitest';
import { chatSearch } from './search.js';

test('an address says only what it may say', () => {
  expect(chatSearch({ filter: 'new', query: 'anna', channelId: '5', message: 7, pane: 'client', x: 1 })).toEqual({
    filter: 'new',
    query: 'anna',
    channelId: 5,
    message: 7,
    pane: 'client',
  });
  expect(chatSearch({ filter: 'everything', query: '', channelId: 'x', message: -1, pane: 'list' })).toEqual({});
});

test('a phone number in the address stays text', () => {
  expect(chatSearch({ query: 79123456789 })).toEqual({ query: '79123456789' });
});

test('a period is of days that exist', () => {
  expect(chatSearch({ by: '7', from: '2026-11-01', to: '2026-11-30' })).toEqual({ by: 7, from: '2026-11-01', to: '2026-11-30' });
  expect(chatSearch({ by: 'me', from: '2026-13-01', to: 'today' })).toEqual({});
});
