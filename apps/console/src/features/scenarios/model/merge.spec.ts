import { describe, expect, test } from 'vitest';
import type { ScenarioContent, Step } from './content.js';
import { stepOf } from './edit.js';
import { merge } from './merge.js';
import { same } from './same.js';
import { aContent, aStep } from './test/contents.js';

const base = aContent(aStep('a', 'message', { text: 'Hello', exits: { next: 'b' } }), aStep('b', 'end'));
const with_ = (content: ScenarioContent, id: string, change: object): ScenarioContent => ({
  ...content,
  steps: content.steps.map((step) => (step.id === id ? ({ ...step, ...change } as Step) : step)),
});

describe('what two people drew', () => {
  test('is put together when they changed different steps', () => {
    const { content, disputed } = merge(base, with_(base, 'a', { text: 'Hi' }), with_(base, 'b', { title: 'Over' }));
    expect(stepOf(content, 'a')).toMatchObject({ text: 'Hi' });
    expect(stepOf(content, 'b')?.title).toBe('Over');
    expect(disputed).toEqual([]);
  });

  test('is put together when they changed different fields, ways out or the place of one step', () => {
    const mine = with_(base, 'a', { text: 'Hi', at: { x: 5, y: 5 } });
    const theirs = with_(base, 'a', { title: 'Greeting', exits: { next: 'b', error: 'b' } });
    const { content, disputed } = merge(base, mine, theirs);
    expect(stepOf(content, 'a')).toMatchObject({ text: 'Hi', title: 'Greeting', at: { x: 5, y: 5 }, exits: { next: 'b', error: 'b' } });
    expect(disputed).toEqual([]);
  });

  test('is asked about when both changed the same field; until then it is mine', () => {
    const { content, disputed } = merge(base, with_(base, 'a', { text: 'Hi' }), with_(base, 'a', { text: 'Good day' }));
    expect(stepOf(content, 'a')).toMatchObject({ text: 'Hi' });
    expect(disputed).toEqual(['a']);
  });

  test('keeps a step that one removed and the other changed, and asks', () => {
    const without = { ...base, steps: base.steps.filter(({ id }) => id !== 'a'), start: null };
    const { content, disputed } = merge(base, without, with_(base, 'a', { text: 'Hi' }));
    expect(stepOf(content, 'a')).toMatchObject({ text: 'Hi' });
    expect(disputed).toEqual(['a']);
  });

  test('has no lines to steps that the other removed', () => {
    const mine = with_(base, 'a', { exits: { next: 'b', error: 'b' } });
    const theirs = { ...base, steps: [{ ...base.steps[0]!, exits: {} }] };
    expect(stepOf(merge(base, mine, theirs).content, 'a')?.exits).toEqual({});
  });

  test('has the new steps of both, and the removals of both', () => {
    const mine = { ...base, steps: [...base.steps, aStep('mine', 'end')] };
    const theirs = { ...base, steps: [...base.steps.filter(({ id }) => id !== 'b'), aStep('theirs', 'end')] };
    expect(
      merge(base, mine, theirs)
        .content.steps.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'mine', 'theirs']);
  });

  test('settings and triggers are asked about too', () => {
    const mine = { ...base, settings: { ...base.settings, giveBack: 'on_close' as const } };
    const theirs = { ...base, settings: { ...base.settings, whileOperator: 'answer' as const } };
    const { content, disputedElsewhere } = merge(base, mine, theirs);
    expect(content.settings).toEqual({ giveBack: 'on_close', whileOperator: 'answer' });
    expect(disputedElsewhere).toBe(false);
    const trigger = { id: 't', kind: 'payload' as const, channelIds: null, stepId: null, action: 'a' };
    const before = { ...base, triggers: [trigger] };
    const both = merge(before, { ...base, triggers: [{ ...trigger, action: 'b' }] }, { ...base, triggers: [{ ...trigger, action: 'c' }] });
    expect(both.disputedElsewhere).toBe(true);
  });
});

test('the order of keys says nothing, that of lists does', () => {
  expect(same({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(same({ a: 1, b: [1, 2] }, { b: [2, 1], a: 1 })).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
  expect(same([], {})).toBe(false);
});
