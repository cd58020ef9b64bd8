import { describe, expect, it } from 'vitest';
import { pressesOf, withAnswer, withMessage } from './merge-messages.js';
import type { SimMessage } from './sim-types.js';

const message = (id: string, more: Partial<SimMessage> = {}): SimMessage => ({
  id,
  direction: 'in',
  text: id,
  at: '2026-01-01T10:00:00Z',
  ...more,
});

describe('the messages of a phone', () => {
  it('keep their order when one of them changes', () => {
    const changed = withMessage([message('a'), message('b')], message('a', { status: 'sent' }));
    expect(changed.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'sent'],
      ['b', undefined],
    ]);
  });

  it('hold a message once, whether the answer or the stream brings it first', () => {
    expect(withAnswer(withMessage([], message('a')), message('a'))).toHaveLength(1);
    expect(withMessage(withAnswer([], message('a')), message('a'))).toHaveLength(1);
  });

  it('are not set back by an answer that comes later than the stream', () => {
    const streamed = [message('a', { status: 'sent' })];
    expect(withAnswer(streamed, message('a', { status: 'sending' }))).toEqual(streamed);
  });

  it('show a button as pressed only on the message whose button it was', () => {
    const [old, recent] = [message('m1', { direction: 'out' }), message('m2', { direction: 'out' })];
    const all = [old, recent, message('p', { text: 'Yes', quotes: 'm1', pressed: 'yes' }), message('q', { text: 'No', quotes: 'm1' })];
    expect([...pressesOf(all, old).keys()]).toEqual(['yes']);
    expect([...pressesOf(all, recent)]).toEqual([]);
  });
});
