import { describe, expect, test } from 'vitest';
import { amountText, minorUnits } from './amount.js';

describe('an amount that was typed', () => {
  test('is minor units, whichever sign parts the fraction and however thousands are parted', () => {
    expect(minorUnits('1500', 'RUB')).toBe(150_000);
    expect(minorUnits('1 500,5', 'RUB')).toBe(150_050);
    expect(minorUnits('1\u00a0500.05', 'RUB')).toBe(150_005);
    expect(minorUnits('0.29', 'USD')).toBe(29);
    expect(minorUnits('1500', 'JPY')).toBe(1500);
  });

  test('is exact where a floating point is not', () => {
    expect(minorUnits('1.13', 'USD')).toBe(113);
    expect(minorUnits('4.35', 'USD')).toBe(435);
  });

  test('is refused when it is none, or finer than the currency', () => {
    for (const text of ['', 'abc', '-5', '1.234', '1..2', '1e3']) expect(minorUnits(text, 'RUB')).toBeNull();
    expect(minorUnits('1.5', 'JPY')).toBeNull();
  });

  test('is written back as one types it', () => {
    expect(amountText(150_000, 'RUB')).toBe('1500');
    expect(amountText(150_050, 'RUB')).toBe('1500.50');
    expect(amountText(5, 'RUB')).toBe('0.05');
    expect(amountText(1500, 'JPY')).toBe('1500');
  });
});
