import { describe, expect, it } from 'vitest';
import { isOnlyEmoji, piecesOf, safeUrl } from './links.js';

const links = (text: string): (string | undefined)[] => piecesOf(text).flatMap(({ href }) => (href ? [href] : []));

describe('links in a message', () => {
  it.each([
    ['see https://shop.example/a?b=1#c.', ['https://shop.example/a?b=1#c']],
    ['(https://shop.example/a)', ['https://shop.example/a']],
    ['https://shop.example/a_(b)', ['https://shop.example/a_(b)']],
    ['«www.shop.example», please', ['https://www.shop.example']],
    ['write to help@shop.example!', ['mailto:help@shop.example']],
    ['call +7 (999) 000-00-01', ['tel:+79990000001']],
    ['javascript:alert(1) data:text/html,x vbscript:x', []],
    ['<a href="https://x.example">', ['https://x.example']],
    ['nothing here', []],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('the address of a button or a file', () => {
  it.each([
    ['https://shop.example/', 'https://shop.example/'],
    ['tel:+79990000001', 'tel:+79990000001'],
    ['javascript:alert(1)', null],
    [' \tjavascript:alert(1)', null],
    ['data:text/html,hello', null],
    ['/somewhere', null],
    ['', null],
    [undefined, null],
  ])('%j leads to %j', (address, expected) => {
    expect(safeUrl(address)).toBe(expected);
  });
});

describe('emoji', () => {
  it.each([
    ['👍', true],
    ['👩‍🚀 🎉', true],
    ['👍🏽', true],
    ['👍👍👍👍', false],
    ['ok 👍', false],
    ['1', false],
    ['', false],
  ])('%s alone: %s', (text, expected) => {
    expect(isOnlyEmoji(text)).toBe(expected);
  });
});
