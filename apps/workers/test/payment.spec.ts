import { randomUUID } from 'node:crypto';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { openPayments } from '#connectors/payments/open-payments.js';
import type { StripePayments } from '#connectors/payments/stripe/stripe-payments.js';
import { PaymentStore } from '#persistence/billing/payment.store.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { StoreUnderTest } from '#persistence/testing/store-under-test.js';
import { PaymentProviderUnderTest } from '../../../test/api/payment-provider.js';
import { paymentActivities } from '../src/payments/payment.activities.js';

let store: StoreUnderTest;
let provider: PaymentProviderUnderTest;
let http: OutboundHttp;
let stripe: StripePayments;
let payments: PaymentStore;
beforeAll(async () => {
  store = await StoreUnderTest.start();
  provider = await PaymentProviderUnderTest.start();
  http = new OutboundHttp({ allow: [provider.settings['OUTBOUND_ALLOW']!] });
  stripe = openPayments(provider.settings, http)!;
  payments = new PaymentStore(new LedgerStore(store.database, store.wake));
});
afterAll(async () => {
  await http.close();
  await provider.stop();
  await store.stop();
});
beforeEach(() => {
  provider.calls = 0;
  provider.failsWith = null;
});

const SUM = 50_000;
const balance = async (): Promise<number> =>
  (await store.rows<{ minor: number }>('select balance_minor::int as minor from account where company_id = $1', [store.companyId]))[0]!
    .minor;

/** A payment at the provider, which tells nobody of it. */
async function begun(): Promise<{ paymentId: number; url: string }> {
  const key = randomUUID();
  const { id: paymentId, currency } = await payments.add(store.companyId, { key, provider: 'stripe', test: true, amountMinor: SUM });
  const reference = { companyId: store.companyId, paymentId, key };
  const order = { reference, amountMinor: SUM, currency, title: 'T', locale: 'en' as const, returnUrl: 'http://localhost/billing' };
  const started = await stripe.begin(order);
  await payments.begun(store.companyId, paymentId, started);
  return { paymentId, url: started.url };
}

const look = (paymentId: number, at?: Date): Promise<{ state: string }> =>
  paymentActivities(payments, stripe, at && (() => at)).lookAtPayment({ companyId: store.companyId, paymentId });

it('credits what was paid and nobody told of, once, however many ask at once', async () => {
  const { paymentId, url } = await begun();
  expect(await look(paymentId)).toEqual({ state: 'pending' });
  provider.simulator.delivers = false;
  provider.simulator.pay(provider.sessionAt(url));
  const before = await balance();
  expect(await Promise.all(Array.from({ length: 10 }, () => look(paymentId)))).toEqual(Array(10).fill({ state: 'paid' }));
  expect(await balance()).toBe(before + SUM);
  provider.calls = 0;
  expect(await look(paymentId)).toEqual({ state: 'paid' });
  expect(provider.calls).toBe(0);
});

it('a payment that the payer let pass is cancelled', async () => {
  const { paymentId, url } = await begun();
  provider.simulator.expire(provider.sessionAt(url));
  expect(await look(paymentId)).toEqual({ state: 'cancelled' });
});

it('one that the provider never heard of is cancelled after a day', async () => {
  const { id } = await payments.add(store.companyId, { key: randomUUID(), provider: 'stripe', test: true, amountMinor: SUM });
  expect(await look(id)).toEqual({ state: 'pending' });
  expect(await look(id, new Date(Date.now() + 25 * 3_600_000))).toEqual({ state: 'cancelled' });
});

it('a provider that is away is asked again later; one that knows nothing of it leaves it as it is', async () => {
  const { paymentId } = await begun();
  provider.failsWith = 500;
  await expect(look(paymentId)).rejects.toMatchObject({ code: 'payment_provider_unavailable' });
  provider.failsWith = 404;
  expect(await look(paymentId)).toEqual({ state: 'pending' });
});

it('where no provider is set up any more nothing is decided', async () => {
  const { paymentId } = await begun();
  expect(await paymentActivities(payments, null).lookAtPayment({ companyId: store.companyId, paymentId })).toEqual({ state: 'pending' });
});
