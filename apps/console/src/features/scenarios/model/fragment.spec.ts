import { describe, expect, test } from 'vitest';
import { exitsOf } from './exits.js';
import { fragmentOf, paste, readFragment } from './fragment.js';
import { aButton, aContent, aStep } from './test/contents.js';

const content = aContent(
  aStep('menu', 'message', {
    at: { x: 100, y: 100 },
    buttons: [aButton('news'), aButton('bye')],
    wait: { timeoutSeconds: null },
    exits: { 'button:news': 'check', 'button:bye': 'end', text: 'menu' },
  }),
  aStep('check', 'condition', {
    at: { x: 300, y: 200 },
    branches: [{ id: 'vip', title: '', match: 'all', tests: [] }],
    exits: { 'branch:vip': 'menu' },
  }),
  aStep('end', 'end'),
);
const copied = fragmentOf(content, new Set(['menu', 'check']));

describe('pasting', () => {
  test('gives steps, buttons and branches new ids, and draws the lines between the copies', () => {
    const { content: grown, ids } = paste(content, copied, { x: 500, y: 0 });
    const [menu, check] = grown.steps.filter(({ id }) => ids.has(id));
    expect(grown.steps).toHaveLength(5);
    const old = new Set(content.steps.flatMap(({ id }) => id).concat('news', 'bye', 'vip'));
    const now = [
      menu!.id,
      check!.id,
      ...exitsOf(menu!)
        .concat(exitsOf(check!))
        .map(({ name }) => name.split(':')[1] ?? ''),
    ];
    expect(now.filter((id) => old.has(id))).toEqual([]);
    const [news] = exitsOf(menu!);
    const [vip] = exitsOf(check!);
    expect(menu!.exits).toEqual({ [news!.name]: check!.id, text: menu!.id });
    expect(check!.exits).toEqual({ [vip!.name]: menu!.id });
  });

  test('keeps the steps apart as they were, from the wanted corner on', () => {
    const { content: grown, ids } = paste(content, copied, { x: 500, y: 0 });
    expect(grown.steps.filter(({ id }) => ids.has(id)).map(({ at }) => at)).toEqual([
      { x: 500, y: 0 },
      { x: 700, y: 100 },
    ]);
  });

  test('as a duplicate it keeps the ways out to steps beside it', () => {
    const { content: grown, ids } = paste(content, copied, { x: 0, y: 0 }, { outward: true });
    const [menu] = grown.steps.filter(({ id }) => ids.has(id));
    expect(Object.values(menu!.exits)).toContain('end');
  });

  test('into an empty scenario makes the first one the start', () => {
    const { content: grown } = paste(aContent(), copied, { x: 0, y: 0 });
    expect(grown.start).toBe(grown.steps[0]?.id);
  });
});

test('what was copied survives the clipboard; anything else on it is not taken for steps', () => {
  expect(readFragment(JSON.stringify(copied))).toEqual(copied);
  for (const text of ['', 'hello', '{}', '[]', 'null', '{"deskwire":"steps","format":1,"steps":[{}]}'])
    expect(readFragment(text)).toBeNull();
});
