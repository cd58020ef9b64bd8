import { describe, expect, it } from 'vitest';
import { contrast, parseColour, readableOn, textOn } from './colour.js';

/** Every 36th step of red, green and blue: 512 brands. */
const steps = Array.from({ length: 8 }, (_, index) => (index * 36).toString(16).padStart(2, '0'));
const brands = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

describe('any brand colour', () => {
  it('carries text that can be read on it', () => {
    for (const brand of brands) expect(contrast(textOn(brand), brand), brand).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['light', ['#ffffff', '#f2f4f5']],
    ['dark', ['#161b1f', '#20272c']],
  ])('has a shade that can be read on the surfaces of the %s theme', (_theme, surfaces) => {
    for (const brand of brands)
      for (const surface of surfaces) expect(contrast(readableOn(surfaces, brand), surface), brand).toBeGreaterThanOrEqual(4.5);
  });

  it('is itself where it can be read already', () => {
    expect(readableOn(['#ffffff'], '#0b677d')).toBe('#0b677d');
  });
});

describe('a colour in a setting', () => {
  it.each([
    ['#19a', [17, 153, 170]],
    ['#1593AD', [21, 147, 173]],
    ['red', null],
    ['#12345', null],
    ['url(https://example.com)', null],
    ['', null],
  ])('%j is read as %j', (text, value) => {
    expect(parseColour(text)).toEqual(value);
  });
});
