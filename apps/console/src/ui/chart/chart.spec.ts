import { describe, expect, test } from 'vitest';
import { extremesOf, titleAt, valueAt, type Drawing } from './drawing.js';
import { shadeOf } from './heat-table.js';
import { optionOf, type Look } from './option.js';

const LOOK: Look = { fontFamily: 'Inter', still: true, tip: () => ({}) as HTMLElement };

const drawing = (more: Partial<Drawing> = {}): Drawing => ({
  shape: 'line',
  labels: ['1', '2', '3'],
  titles: ['1 November', '2 November', '3 November'],
  series: [{ key: 'dialogs', name: 'Dialogs', values: [4, null, 7] }],
  format: (value) => `${value} pcs`,
  ...more,
});

describe('extremes', () => {
  test('are the first of equals and know no gaps', () => {
    expect(extremesOf([null, 3, 1, 3, 1])).toEqual({ least: 2, most: 1 });
    expect(extremesOf([null, null])).toBeNull();
    expect(extremesOf([0])).toEqual({ least: 0, most: 0 });
  });
});

describe('what is told at a place', () => {
  test('is its full title and the figure as it is written', () => {
    const [series] = drawing().series;
    if (!series) throw new Error('No series');
    expect(titleAt(drawing(), 1)).toBe('2 November');
    expect(valueAt(drawing(), series, 0)).toBe('4 pcs');
    expect(valueAt(drawing(), series, 1)).toBe('–');
  });
});

describe('the option', () => {
  test('names tokens only, so that both schemes and paper have their own colours', () => {
    const text = JSON.stringify(optionOf(drawing({ shape: 'bar' }), LOOK)) + JSON.stringify(optionOf(drawing(), LOOK));
    expect(text).not.toMatch(/#[0-9a-f]{3,8}"|rgb/i);
    expect(text).toContain('var(--dw-accent)');
  });

  test('moves nothing for whoever wants no movement', () => {
    expect(optionOf(drawing(), LOOK).animation).toBe(false);
    expect(optionOf(drawing(), { ...LOOK, still: false }).animation).toBe(true);
  });

  test('has a dot a point only where there is room', () => {
    const many = Array.from({ length: 366 }, (_, index) => index);
    const [few] = [optionOf(drawing(), LOOK).series].flat();
    const [year] = [optionOf(drawing({ labels: many.map(String), series: [{ key: 'a', name: 'A', values: many }] }), LOOK).series].flat();
    expect(few).toMatchObject({ type: 'line', showSymbol: true });
    expect(year).toMatchObject({ type: 'line', showSymbol: false });
  });
});

describe('shades', () => {
  test('begin with the first thing there is and end with the most', () => {
    expect([0, 1, 20, 21, 100].map((value) => shadeOf(value, 100))).toEqual([0, 1, 1, 2, 5]);
    expect(shadeOf(0, 0)).toBe(0);
  });
});
