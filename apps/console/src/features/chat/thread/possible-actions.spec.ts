import { describe, expect, test } from 'vitest';
import { aMessage } from '../testing/samples.js';
import { ownReaction, possibleActions, withOwnReaction } from './possible-actions.js';

const ALL = { write: true, change: true };
const everything = { actions: ['react', 'edit', 'revoke'] };
const ours = aMessage(1, { kind: 'to_client', status: 'delivered' });

describe('what may be done with a message', () => {
  test('of ours: everything that the messenger can', () => {
    expect(possibleActions(ours, everything, ALL)).toEqual({ react: true, edit: true, revoke: true });
    expect(possibleActions(ours, { actions: ['react'] }, ALL)).toEqual({ react: true, edit: false, revoke: false });
  });

  test("of the client's: only a reaction", () => {
    expect(possibleActions(aMessage(1), everything, ALL)).toEqual({ react: true, edit: false, revoke: false });
  });

  test.each([
    ['has not arrived yet', aMessage(1, { kind: 'to_client', status: 'queued' })],
    ['failed', aMessage(1, { kind: 'to_client', status: 'failed' })],
    ['was deleted', aMessage(1, { kind: 'to_client', status: 'read', deletedAt: '2026-11-22T10:00:00Z' })],
    ['only colleagues see', aMessage(1, { kind: 'comment' })],
    ['is a line of ours', aMessage(1, { kind: 'system' })],
  ])('of one that %s: nothing', (_why, message) => {
    expect(possibleActions(message, everything, ALL)).toEqual({ react: false, edit: false, revoke: false });
  });

  test('only what the role lets one', () => {
    expect(possibleActions(ours, everything, { write: true, change: false })).toEqual({ react: true, edit: false, revoke: false });
    expect(possibleActions(ours, everything, { write: false, change: true })).toEqual({ react: false, edit: true, revoke: true });
  });

  test('while the messenger is not known: nothing', () => {
    expect(possibleActions(ours, undefined, ALL)).toEqual({ react: false, edit: false, revoke: false });
  });

  test('a picture without text and a template have nothing to edit', () => {
    expect(possibleActions({ ...ours, text: null }, everything, ALL).edit).toBe(false);
    expect(possibleActions({ ...ours, content: { template: { name: 'hello', language: 'en' } } }, everything, ALL).edit).toBe(false);
  });
});

describe('our reaction', () => {
  const message = aMessage(1, { reactions: [{ emoji: '❤', by: 'client' }] });

  test("stands beside the client's and replaces our earlier one", () => {
    const once = { ...message, reactions: withOwnReaction(message, '👍') };
    const twice = withOwnReaction(once, '🔥');
    expect(twice).toEqual([
      { emoji: '❤', by: 'client' },
      { emoji: '🔥', by: 'operator' },
    ]);
    expect(ownReaction({ reactions: twice })).toBe('🔥');
  });

  test('is taken back alone', () => expect(withOwnReaction(message, null)).toEqual(message.reactions));
});
