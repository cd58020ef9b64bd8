import { describe, expect, it } from 'vitest';
import { majorUnits } from './balance.js';

describe('an amount in the smallest unit', () => {
  it.each([
    [1_250_050, 'RUB', 12_500.5],
    [-250, 'USD', -2.5],
    [1_200, 'JPY', 1_200],
    [1_234, 'KWD', 1.234],
  ])('%d of %s', (amountMinor, currency, amount) => {
    expect(majorUnits({ amountMinor, currency })).toBe(amount);
  });
});
