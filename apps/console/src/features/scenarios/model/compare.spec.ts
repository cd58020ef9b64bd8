import { expect, test } from 'vitest';
import { areSame, compare } from './compare.js';
import { aContent, aStep } from './test/contents.js';

const older = aContent(aStep('a', 'message', { text: 'Hello' }), aStep('b', 'end'));

test('counts what a revision has more, less and other than an older one', () => {
  const newer = {
    ...aContent(aStep('a', 'message', { text: 'Hi' }), aStep('c', 'end')),
    settings: { ...older.settings, giveBack: 'on_close' as const },
  };
  expect(compare(older, newer)).toEqual({ added: 1, removed: 1, changed: 1, elsewhere: true });
});

test('a moved step is no difference', () => {
  const moved = { ...older, steps: older.steps.map((step) => ({ ...step, at: { x: 50, y: 50 } })) };
  expect(areSame(compare(older, moved))).toBe(true);
});
