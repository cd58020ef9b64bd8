import { describe, expect, it } from 'vitest';
import { strengthOf } from './strength.js';

describe('the strength of a password', () => {
  it.each([
    ['short1!A', 0],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 1],
    ['onlyletters', 0],
    ['onlylettersx', 1],
    ['Mixed-letters7', 2],
    ['four words make a sentence', 3],
    ['четыре слова вместе сразу', 3],
  ] as const)('%s is worth %i', (password, level) => {
    expect(strengthOf(password)).toBe(level);
  });
});
