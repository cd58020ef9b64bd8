import { describe, expect, test } from 'vitest';
import { addStep, changeStep, connect, disconnect, edgesOf, moveSteps, removeSteps, stepOf, waysInto } from './edit.js';
import { aButton, aContent, aStep } from './test/contents.js';

const menu = aStep('menu', 'message', { buttons: [aButton('news'), aButton('bye')], wait: { timeoutSeconds: null } });

describe('lines', () => {
  test('are those of the ways out that a step has', () => {
    const step = { ...menu, exits: { 'button:news': 'a', 'button:gone': 'b', text: 'c' } };
    expect(edgesOf(step)).toEqual([
      { stepId: 'menu', exit: 'button:news', target: 'a' },
      { stepId: 'menu', exit: 'text', target: 'c' },
    ]);
  });

  test('are drawn, drawn elsewhere and taken away; other steps stay the same objects', () => {
    const content = aContent(menu, aStep('a', 'end'), aStep('b', 'end'));
    const drawn = connect(content, { stepId: 'menu', exit: 'button:news' }, 'a');
    expect(waysInto(drawn, 'a')).toEqual([{ stepId: 'menu', exit: 'button:news', target: 'a' }]);
    const redrawn = connect(drawn, { stepId: 'menu', exit: 'button:news' }, 'b');
    expect(waysInto(redrawn, 'a')).toEqual([]);
    expect(disconnect(redrawn, [{ stepId: 'menu', exit: 'button:news' }]).steps[0]?.exits).toEqual({});
    expect(redrawn.steps[1]).toBe(content.steps[1]);
  });

  test('of a removed button go with it', () => {
    const content = aContent({ ...menu, exits: { 'button:news': 'a', 'button:bye': 'b' } }, aStep('a', 'end'), aStep('b', 'end'));
    const changed = changeStep(content, { ...content.steps[0]!, buttons: [aButton('bye')] } as typeof menu);
    expect(changed.steps[0]?.exits).toEqual({ 'button:bye': 'b' });
  });

  test('move from `text` to `next` when a message no longer waits', () => {
    const content = aContent({ ...menu, exits: { text: 'a' } }, aStep('a', 'end'));
    expect(changeStep(content, { ...content.steps[0]!, wait: null } as typeof menu).steps[0]?.exits).toEqual({ next: 'a' });
  });
});

describe('a new step', () => {
  test('is the start of an empty canvas', () => {
    expect(addStep(aContent(), menu).start).toBe('menu');
  });

  test('in the middle of a line leads on to where the line led', () => {
    const content = aContent(aStep('a', 'set', { exits: { next: 'z' } }), aStep('z', 'end'));
    const grown = addStep(content, aStep('b', 'set'), { stepId: 'a', exit: 'next' });
    expect(stepOf(grown, 'a')?.exits).toEqual({ next: 'b' });
    expect(stepOf(grown, 'b')?.exits).toEqual({ next: 'z' });
  });
});

describe('removing steps', () => {
  test('takes away all that led to them, and triggers begin where the scenario does', () => {
    const content = {
      ...aContent(aStep('a', 'set', { exits: { next: 'b' } }), aStep('b', 'end')),
      triggers: [{ id: 't', kind: 'api' as const, channelIds: null, stepId: 'b' }],
    };
    const left = removeSteps(content, new Set(['b']));
    expect(left.steps).toEqual([{ ...content.steps[0], exits: {} }]);
    expect(left.triggers[0]?.stepId).toBeNull();
  });

  test('makes what came after the start the start', () => {
    const content = aContent(
      aStep('a', 'set', { exits: { next: 'b' } }),
      aStep('b', 'set', { exits: { next: 'c' } }),
      aStep('c', 'set', { exits: { next: 'a' } }),
    );
    expect(removeSteps(content, new Set(['a', 'b'])).start).toBe('c');
    expect(removeSteps(content, new Set(['a', 'b', 'c'])).start).toBeNull();
  });
});

test('moving rounds places and leaves those that stay the same objects', () => {
  const content = aContent(aStep('a', 'end'), aStep('b', 'end'));
  const moved = moveSteps(
    content,
    new Map([
      ['a', { x: 1.4, y: 2.6 }],
      ['b', { x: 0, y: 0 }],
    ]),
  );
  expect(moved.steps[0]?.at).toEqual({ x: 1, y: 3 });
  expect(moved.steps[1]).toBe(content.steps[1]);
});
