import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.js';

describe('a time as people say it', () => {
  it.each([
    ['5 min', 300],
    ['5 мин', 300],
    ['5', 300],
    ['2 h', 7200],
    ['2ч', 7200],
    ['2 часа 30 минут', 9000],
    ['1:30', 5400],
    ['3 days', 259_200],
    ['3 дня', 259_200],
    ['1,5 ч', 5400],
    ['1 h and 5 min', 3900],
    ['90 s', 90],
  ])('%s', (words, seconds) => {
    expect(parseDuration(words)).toBe(seconds);
  });

  it.each(['', 'soon', '5 apples', '-5 min', '0 min', 'min', '5 min later'])('says nothing: "%s"', (words) => {
    expect(parseDuration(words)).toBeNull();
  });
});

test('what is shown is understood again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400 }), fc.constantFrom('ru', 'en'), (seconds, language) => {
      expect(parseDuration(formatDuration(seconds, language))).toBe(seconds);
    }),
  );
});
