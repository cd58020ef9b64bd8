import { describe, expect, test } from 'vitest';
import { billingSearch } from './search.js';

describe('the address of the billing page', () => {
  test('says period, kinds and payment', () => {
    const search = { from: '2026-11-01', to: '2026-11-30', kinds: ['single', 'payment'], payment: 12 };
    expect(billingSearch(search)).toEqual({ from: '2026-11-01', to: '2026-11-30', kinds: ['payment', 'single'], payment: 12 });
    expect(billingSearch({ payment: '12', kinds: 'refund' })).toEqual({ kinds: ['refund'], payment: 12 });
  });

  test('is cleared of what is none of them', () => {
    expect(billingSearch({ from: '2026-11-01', kinds: ['theft'], payment: 'x' })).toEqual({});
    expect(billingSearch({ from: '2026-11-30', to: '2026-11-01' })).toEqual({});
    expect(billingSearch({ from: '2026-13-45', to: '2026-13-46' })).toEqual({});
  });
});
