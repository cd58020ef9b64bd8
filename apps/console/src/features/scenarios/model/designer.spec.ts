import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Step } from './content.js';
import { createDesigner, type DesignerStore } from './designer.js';
import { stepOf } from './edit.js';
import { fragmentOf } from './fragment.js';
import { aContent, aStep } from './test/contents.js';

describe('the designer', () => {
  let store: DesignerStore;
  const now = () => store.getState();
  const text = (id: string): string => (stepOf(now().content, id) as Extract<Step, { kind: 'message' }>).text;
  const write = (words: string): void => now().editStep({ ...(stepOf(now().content, 'a') as Step), text: words } as Step);
  const start = aContent(aStep('a', 'message', { exits: { next: 'b' } }), aStep('b', 'end'));

  beforeEach(() => {
    vi.useFakeTimers();
    store = createDesigner(start);
    return () => vi.useRealTimers();
  });

  test('undoes and redoes whatever was done, and chooses what came back', () => {
    now().choose(['b']);
    now().remove(new Set(['b']));
    expect(now().content.steps).toHaveLength(1);
    expect(now().chosen.size).toBe(0);
    now().undo();
    expect(now().content).toBe(start);
    expect([...now().chosen]).toEqual(['b']);
    now().redo();
    expect(now().content.steps).toHaveLength(1);
    now().redo();
    expect(now().content.steps).toHaveLength(1);
  });

  test('takes the letters of a word back at once, and two words one by one', () => {
    for (const words of ['H', 'He', 'Hey']) {
      write(words);
      vi.advanceTimersByTime(200);
    }
    vi.advanceTimersByTime(5000);
    write('Hey you');
    now().undo();
    expect(text('a')).toBe('Hey');
    now().undo();
    expect(now().content).toBe(start);
  });

  test('other fields and other steps are other deeds', () => {
    write('Hey');
    now().editStep({ ...(stepOf(now().content, 'a') as Step), title: 'Greeting' });
    now().undo();
    expect(text('a')).toBe('Hey');
  });

  test('a new deed ends what could be redone', () => {
    write('Hey');
    now().undo();
    now().move(new Map([['a', { x: 9, y: 9 }]]));
    now().redo();
    expect(text('a')).toBe('');
  });

  test('undo leaves what a colleague has changed meanwhile', () => {
    write('Hey');
    const theirs = now().content.steps.map((step) => (step.id === 'b' ? { ...step, title: 'Over' } : step));
    now().adopt({ ...now().content, steps: theirs });
    now().undo();
    expect(text('a')).toBe('');
    expect(stepOf(now().content, 'b')?.title).toBe('Over');
    now().redo();
    expect(text('a')).toBe('Hey');
    expect(stepOf(now().content, 'b')?.title).toBe('Over');
  });

  test('chooses what was pasted, and the line that was clicked until it is gone', () => {
    now().insert(fragmentOf(start, new Set(['a', 'b'])), { x: 10, y: 10 });
    expect(now().chosen.size).toBe(2);
    expect([...now().chosen].some((id) => id === 'a')).toBe(false);
    now().chooseLine({ stepId: 'a', exit: 'next' });
    expect(now().chosen.size).toBe(0);
    now().cut([{ stepId: 'a', exit: 'next' }]);
    expect(now().line).toBeNull();
  });
});
