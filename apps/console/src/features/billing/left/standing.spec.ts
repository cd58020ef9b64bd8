import { describe, expect, test } from 'vitest';
import { paysForOneMore, runsOutSoon, standingOf } from './standing.js';

const tariff = { packagePriceMinor: 20_000, singlePriceMinor: 250 };
const standing = (placesLeft: number, placesTotal: number, balanceMinor = 0) =>
  standingOf({ placesLeft, placesTotal, balanceMinor }, tariff);

describe('what the figures of an account mean', () => {
  test('nothing left is out, a fifth left is low', () => {
    expect(standing(21, 100)).toMatchObject({ usedPercent: 79, level: 'ok' });
    expect(standing(20, 100)).toMatchObject({ usedPercent: 80, level: 'low' });
    expect(standing(0, 100)).toMatchObject({ usedPercent: 100, level: 'out' });
    expect(standing(0, 0)).toMatchObject({ usedPercent: 100, level: 'out' });
  });

  test('all is used only when no place is left', () => {
    expect(standing(1, 1000)).toMatchObject({ usedPercent: 99, level: 'low' });
  });

  test('two weeks are soon', () => {
    expect(runsOutSoon('2026-12-12', '2026-11-28')).toBe(true);
    expect(runsOutSoon('2026-12-13', '2026-11-28')).toBe(false);
    expect(runsOutSoon(null, '2026-11-28')).toBe(false);
  });

  test('one dialog more is paid for by a place, by the balance, or by a package that is topped up', () => {
    const all = { ...tariff, active: true, autoTopUp: true, singlePriceMinor: 30_000 };
    expect(paysForOneMore({ placesLeft: 1, balanceMinor: 0 }, all)).toBe(true);
    expect(paysForOneMore({ placesLeft: 0, balanceMinor: 30_000 }, { ...all, active: false })).toBe(true);
    expect(paysForOneMore({ placesLeft: 0, balanceMinor: 20_000 }, all)).toBe(true);
    expect(paysForOneMore({ placesLeft: 0, balanceMinor: 20_000 }, { ...all, autoTopUp: false })).toBe(false);
    expect(paysForOneMore({ placesLeft: 0, balanceMinor: 20_000 }, { ...all, active: false })).toBe(false);
    expect(paysForOneMore({ placesLeft: 0, balanceMinor: 19_999 }, all)).toBe(false);
  });

  test('the balance pays for whole packages and whole dialogs', () => {
    expect(standing(0, 100, 59_999)).toMatchObject({ packages: 2, singles: 239 });
    expect(standingOf({ placesLeft: 0, placesTotal: 0, balanceMinor: 100 }, { packagePriceMinor: 0, singlePriceMinor: 0 })).toMatchObject({
      packages: 0,
      singles: 0,
    });
  });
});
