import { randomUUID } from 'node:crypto';
import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface BillingRows {
  paymentId: number;
}

/** A payment of theirs, which stands at the provider under a name that must not be told. */
export async function billingRows(api: ApiUnderTest, companyId: number, marker: string): Promise<BillingRows> {
  const [row] = await api.rows<{ id: string }>(
    `insert into payment (company_id, key, provider, test, amount_minor, currency, external_id, url)
     values ($1, $2, 'stripe', true, 100000, 'RUB', $3, 'https://pay.example.com/' || $3) returning id`,
    [companyId, randomUUID(), marker],
  );
  return { paymentId: Number(row!.id) };
}

/** The ids of payments, for the test of tenancy. */
export const billingCases = ({ get, post }: ReturnType<typeof sendersOf>, { paymentId }: BillingRows): Cases => ({
  'GET /api/billing/payments/{id} id': get(paymentId, (id) => `/api/billing/payments/${id}`),
  'POST /api/billing/payments/{id}/cancel id': post(paymentId, (id) => `/api/billing/payments/${id}/cancel`),
});
