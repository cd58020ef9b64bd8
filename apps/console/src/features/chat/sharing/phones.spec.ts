import { expect, test } from 'vitest';
import { phonesOf } from './phones.js';

test('one a line, or parted by commas', () => {
  expect(phonesOf('+7 999 000-00-01\n+44 20 7946 0958, 112233')).toEqual({
    phones: ['+7 999 000-00-01', '+44 20 7946 0958', '112233'],
    wrong: null,
  });
});

test('names the one that is none', () => expect(phonesOf('+7 999 000-00-01\noffice').wrong).toBe('office'));

test('nothing is nothing', () => expect(phonesOf(' \n')).toEqual({ phones: [], wrong: null }));
