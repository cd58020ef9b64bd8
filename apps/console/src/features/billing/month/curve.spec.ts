import { describe, expect, test } from 'vitest';
import type { Billing } from '../../../api/billing.js';
import { curveOf } from './curve.js';

type Month = Billing['month'];

const month = (more: Partial<Month> = {}): Month => ({
  ...{ first: '2026-03-01', last: '2026-03-31', activeDialogs: 6, byPackage: 6, bySingle: 0, chargedMinor: 0 },
  days: [
    { day: '2026-03-01', dialogs: 2 },
    { day: '2026-03-03', dialogs: 4 },
  ],
  previous: [{ day: '2026-02-02', dialogs: 5 }],
  ...more,
});

const curve = (today: string, more: Partial<Month> = {}, dialogs = 62) =>
  curveOf({ month: month(more), forecast: { dialogs, costMinor: 0, runsOutOn: null } }, today);

describe('the curve of a month', () => {
  test('has every day of it; what has not come yet has no figure', () => {
    const points = curve('2026-03-03');
    expect(points).toHaveLength(31);
    expect(points.slice(0, 4).map(({ dialogs, total }) => [dialogs, total])).toEqual([
      [2, 2],
      [0, 2],
      [4, 6],
      [null, null],
    ]);
  });

  test('is led on from today’s total to what the month is expected to come to', () => {
    const points = curve('2026-03-03');
    expect(points[1]?.forecast).toBeNull();
    expect(points[2]?.forecast).toBe(6);
    expect(points[30]?.forecast).toBe(62);
    expect(points.slice(2).every(({ forecast }, index, all) => index === 0 || forecast! >= all[index - 1]!.forecast!)).toBe(true);
  });

  test('never leads down: what was counted stays', () => {
    expect(curve('2026-03-03', {}, 0)[30]?.forecast).toBe(6);
  });

  test('has no forecast on the last day', () => {
    expect(curve('2026-03-31').every(({ forecast }) => forecast === null)).toBe(true);
  });

  test('stands beside the month before, as far as that had days', () => {
    const points = curve('2026-03-03');
    expect(points.slice(0, 3).map(({ previous }) => previous)).toEqual([0, 5, 5]);
    expect(points[27]?.previous).toBe(5);
    expect(points[28]?.previous).toBeNull();
    expect(curve('2026-03-03', { previous: [] })[0]?.previous).toBeNull();
  });
});
