import { expect, test } from 'vitest';
import { isOnlyEmoji, linkify } from './linkify.js';

const links = (text: string): string[] => linkify(text).flatMap((part) => (part.type === 'link' ? [part.href] : []));

test('addresses are found without the punctuation around them', () => {
  expect(links('See https://example.org/a?b=1, please (or www.example.com).')).toEqual([
    'https://example.org/a?b=1',
    'http://www.example.com',
  ]);
});

test('an address may end with the bracket that it opened', () => {
  expect(links('https://example.org/wiki/A_(b)')).toEqual(['https://example.org/wiki/A_(b)']);
});

test('mail and international phone numbers are found', () => {
  expect(links('a.b@example.org or +7 912 345-67-89')).toEqual(['mailto:a.b@example.org', 'tel:+79123456789']);
});

test('nothing but web, mail and phone becomes a link', () => {
  expect(links('javascript:alert(1) file:///etc/passwd data:text/html,x')).toEqual([]);
});

test('the parts put together are the text again', () => {
  const text = 'a https://example.org, b +7 912 345-67-89 c';
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('a few emoji alone are drawn large, words and digits are not', () => {
  expect(['👍', '👍🏽🎉', '👨‍👩‍👧', '❤️'].every(isOnlyEmoji)).toBe(true);
  expect(['ok 👍', '1', '', '👍👍👍👍'].some(isOnlyEmoji)).toBe(false);
});
