import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

export type CompanyBalance = components['schemas']['CompanyBalance'];

/** The company's money, for its admins. It is as of when it was read; the reader asks anew. */
export const balanceQuery = queryOptions({
  queryKey: ['company', 'balance'],
  queryFn: ({ signal }) => http.get<CompanyBalance>('/api/company/balance', { signal }),
});

/** In the unit that people count in: kopecks and cents are two digits of it, the yen has none. */
export function majorUnits({ amountMinor, currency }: Pick<CompanyBalance, 'amountMinor' | 'currency'>): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return amountMinor / 10 ** maximumFractionDigits;
}
