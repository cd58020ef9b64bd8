import { describe, expect, test } from 'vitest';
import { arrange } from './arrange.js';
import { findSteps, textsOf } from './find.js';
import { outlineOf } from './outline.js';
import { freePlace, neighbour, placeAfter, STEP_WIDTH } from './place.js';
import { aButton, aContent, aStep } from './test/contents.js';

const menu = aStep('menu', 'message', {
  text: 'What do you want to know?',
  at: { x: 500, y: 300 },
  buttons: [{ ...aButton('news', 'News'), payload: { action: 'show_news', parameters: [] } }, aButton('bye')],
  wait: { timeoutSeconds: null },
  exits: { 'button:news': 'news', 'button:bye': 'end', text: 'menu' },
});
const content = aContent(menu, aStep('lost', 'end'), aStep('end', 'end'), aStep('news', 'set', { exits: { next: 'end' } }));

describe('arranging', () => {
  test('lays steps from left to right, apart from each other; the start stays', () => {
    const places = arrange(content, new Map());
    expect(places.get('menu')).toEqual({ x: 500, y: 300 });
    expect(places.get('news')!.x).toBeGreaterThanOrEqual(500 + STEP_WIDTH);
    expect(places.get('end')!.x).toBeGreaterThanOrEqual(places.get('news')!.x + STEP_WIDTH);
    const all = [...places.values()];
    expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(content.steps.length);
    expect(all.every(({ x, y }) => x % 10 === 0 && y % 10 === 0)).toBe(true);
  });

  test('of some steps leaves the others alone', () => {
    expect([...arrange(content, new Map(), new Set(['menu', 'news'])).keys()]).toEqual(['menu', 'news']);
  });

  test('of nothing gives nothing', () => {
    expect(arrange(aContent(), new Map()).size).toBe(0);
  });
});

test('the list follows each way to its end, then has what nothing leads to', () => {
  expect(outlineOf(content).map(({ step, number, reached }) => [step.id, number, reached])).toEqual([
    ['menu', 1, true],
    ['news', 2, true],
    ['end', 3, true],
    ['lost', 4, false],
  ]);
});

test('a step where a trigger begins is reached', () => {
  const triggers = [{ id: 't', kind: 'api' as const, channelIds: null, stepId: 'lost' }];
  expect(outlineOf({ ...content, triggers }).find(({ step }) => step.id === 'lost')?.reached).toBe(true);
});

describe('places', () => {
  test('are never on top of another step', () => {
    const place = freePlace(content, { x: 501, y: 299 });
    expect(Math.abs(place.y - 300)).toBeGreaterThanOrEqual(140);
    expect(placeAfter(content, 'menu').x).toBeGreaterThanOrEqual(500 + STEP_WIDTH);
    expect(placeAfter(aContent(), null)).toEqual({ x: 0, y: 0 });
  });

  test('an arrow key goes to the step that lies in its direction', () => {
    const at = (id: string, x: number, y: number) => aStep(id, 'end', { at: { x, y } });
    const cross = aContent(at('m', 0, 0), at('r', 300, 20), at('far', 310, 400), at('l', -300, 0), at('d', 20, 200));
    expect(['right', 'left', 'down', 'up'].map((way) => neighbour(cross, 'm', way as 'up'))).toEqual(['r', 'l', 'd', null]);
  });
});

describe('finding', () => {
  const find = (search: string) =>
    findSteps(content, search, ({ title, kind }) => title || kind).map(({ step, where }) => [step.id, where]);

  test('looks into words, buttons and payloads, and says where', () => {
    expect(find('SHOW_NEWS')).toEqual([['menu', 'show_news']]);
    expect(find('want know')).toEqual([['menu', 'What do you want to know?']]);
    expect(find('nowhere')).toEqual([]);
    expect(find(' ')).toHaveLength(4);
  });

  test('does not look into ids and kinds', () => {
    expect(textsOf(menu)).not.toContain('menu');
    expect(textsOf(menu)).not.toContain('message');
  });
});
