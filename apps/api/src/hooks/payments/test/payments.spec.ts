import { randomUUID } from 'node:crypto';
import { eventObject, sessionObject, type Session } from '#connectors/payments/stripe/simulator/sessions.js';
import { sign } from '#connectors/payments/stripe/signature.js';
import { PaymentStore } from '#persistence/billing/payment.store.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { PaymentProviderUnderTest, WEBHOOK_SECRET } from '../../../../../../test/api/payment-provider.js';
import { until } from '../../../../../../test/api/until.js';
import type { BillingPayment } from '../../../console/billing/payments.dto.js';

let provider: PaymentProviderUnderTest;
let api: ApiUnderTest;
let anna: Browser;
let companyId: number;
beforeAll(async () => {
  provider = await PaymentProviderUnderTest.start();
  api = await ApiUnderTest.start(provider.settings);
  await api.app.listen(0, '127.0.0.1');
  provider.tells(await api.app.getUrl());
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});
beforeEach(async () => {
  anna = await api.browser().registers();
  companyId = anna.me.company.id;
  Object.assign(provider, { calls: 0, failsWith: null });
  provider.simulator.delivers = true;
});

const SUM = 100_000;
const begin = (amountMinor = SUM, key: string = randomUUID()): Promise<Answer> =>
  anna.send('POST', '/api/billing/payments', { amountMinor, key });
const payment = async (id: number): Promise<BillingPayment> => (await anna.get(`/api/billing/payments/${id}`)).json();

/** A payment that waits for its payer, and how the provider has it. */
async function begun(): Promise<{ id: number; session: Session }> {
  const { id, url } = (await begin()).json<BillingPayment>();
  return { id, session: provider.sessionAt(url ?? '') };
}

interface Books {
  balance: number;
  ledger: number;
  entries: [kind: string, amount: number][];
}

async function books(): Promise<Books> {
  const rows = await api.rows<{ kind: string; amount: number }>(
    'select kind, amount_minor::int as amount from ledger_entry where company_id = $1 order by line',
    [companyId],
  );
  const [account] = await api.rows<{ balance: number }>('select balance_minor::int as balance from account where company_id = $1', [
    companyId,
  ]);
  const entries = rows.map(({ kind, amount }): [string, number] => [kind, amount]);
  return { balance: account!.balance, ledger: rows.reduce((sum, { amount }) => sum + amount, 0), entries };
}

const paidOnce: Books = { balance: SUM, ledger: SUM, entries: [['payment', SUM]] };

/** A notice in the provider's hand, which the test sends itself. */
const send = (body: Buffer, headers: Record<string, string>, to = api.app): Promise<Answer> =>
  to.inject({ method: 'POST', url: '/hooks/payments/stripe', headers, payload: body });

function tell(type: string, object: object): Promise<Answer> {
  const { body, headers } = provider.simulator.notice(type, object);
  return send(body, headers);
}

const completed = (session: Session, more: object = {}): object => ({
  ...sessionObject({ ...session, status: 'complete', paymentStatus: 'paid' }, null),
  ...more,
});

describe('a payment', () => {
  it('is paid at the provider, and credited when its webhook comes', async () => {
    const { id, session } = await begun();
    expect(await payment(id)).toMatchObject({ state: 'pending', amountMinor: SUM, test: true, problem: null });
    expect(session).toMatchObject({ amount: SUM, currency: 'rub', locale: 'en' });
    expect(session.successUrl).toMatch(new RegExp(`/billing\\?payment=${id}$`));
    provider.simulator.pay(session);
    await until(async () => (await payment(id)).state === 'paid');
    expect(await books()).toEqual(paidOnce);
    const told = await api.rows<{ process: string }>('select distinct process from outbox where company_id = $1 order by 1', [companyId]);
    expect(told.map(({ process }) => process)).toEqual(expect.arrayContaining(['package-top-up', 'payment']));
    const { rows } = (await anna.get('/api/billing/statement')).json<{ rows: object[] }>();
    expect(rows).toMatchObject([{ kind: 'payment', amountMinor: SUM, balanceAfterMinor: SUM, note: 'test' }]);
    const [audited] = (await anna.get('/api/audit')).json<{ items: object[] }>().items;
    expect(audited).toMatchObject({ action: 'payment.paid', after: { amountMinor: SUM } });
  });

  it('asked for twice with one key is one payment', async () => {
    const key = randomUUID();
    const asked = await Promise.all([begin(SUM, key), begin(SUM, key), begin(SUM, key)]);
    const urls = new Set(asked.map((answer) => answer.json<BillingPayment>().url));
    expect([asked.map(({ statusCode }) => statusCode), urls.size]).toEqual([[201, 201, 201], 1]);
    expect((await begin(SUM + 1, key)).json()).toMatchObject({ code: 'key_used', status: 409 });
  });

  it('that the provider did not hear of can be asked for again with its key', async () => {
    const key = randomUUID();
    provider.failsWith = 503;
    expect((await begin(SUM, key)).json()).toMatchObject({ code: 'payment_provider_unavailable' });
    provider.failsWith = null;
    expect((await begin(SUM, key)).json<BillingPayment>().url).toContain('/simulator/payments/');
  });

  it('can be cancelled while nothing was paid', async () => {
    const { id, session } = await begun();
    expect((await anna.send('POST', `/api/billing/payments/${id}/cancel`)).json()).toMatchObject({ state: 'cancelled' });
    expect(session.status).toBe('expired');
    const other = await begun();
    provider.simulator.delivers = false;
    provider.simulator.pay(other.session);
    expect((await anna.send('POST', `/api/billing/payments/${other.id}/cancel`)).json()).toMatchObject({ state: 'paid' });
    expect(await books()).toEqual(paidOnce);
  });

  it.each([1, 9_999, 100_000_001])('of %d is refused by its field', async (amountMinor) => {
    expect((await begin(amountMinor)).json()).toMatchObject({ code: 'invalid_input', field: 'amountMinor' });
    expect(provider.calls).toBe(0);
  });
});

describe('what the provider tells', () => {
  it('fifty times at once, by two processes, credits once', async () => {
    const { session } = await begun();
    const { body, headers } = provider.simulator.notice('checkout.session.completed', completed(session));
    const other = await api.another();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => send(body, headers, n % 2 ? other : api.app)));
    await other.close();
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await books()).toEqual(paidOnce);
  });

  it('in the wrong order comes to the same: expired after paid, paid after expired', async () => {
    const first = await begun();
    await tell('checkout.session.completed', completed(first.session));
    await tell('checkout.session.expired', { ...sessionObject({ ...first.session, status: 'expired' }, null) });
    expect(await payment(first.id)).toMatchObject({ state: 'paid' });
    const second = await begun();
    await tell('checkout.session.expired', { ...sessionObject({ ...second.session, status: 'expired' }, null) });
    expect(await payment(second.id)).toMatchObject({ state: 'cancelled' });
    await tell('checkout.session.completed', completed(second.session));
    expect(await payment(second.id)).toMatchObject({ state: 'paid' });
    expect((await books()).balance).toBe(2 * SUM);
  });

  it('of a bank that decides later is credited when it has', async () => {
    const [good, bad] = [await begun(), await begun()];
    provider.simulator.delivers = false;
    for (const { session } of [good, bad]) {
      provider.simulator.pay(session, true);
      await tell('checkout.session.completed', sessionObject(session, null));
    }
    expect((await books()).entries).toEqual([]);
    provider.simulator.settleLater(good.session, true);
    await tell('checkout.session.async_payment_succeeded', sessionObject(good.session, null));
    await tell('checkout.session.async_payment_failed', sessionObject(bad.session, null));
    expect([await payment(good.id), await payment(bad.id)]).toMatchObject([{ state: 'paid' }, { state: 'cancelled' }]);
    expect(await books()).toEqual(paidOnce);
  });

  it.each([
    ['another amount', { amount_total: SUM - 1 }, 'amount_differs'],
    ['another currency', { currency: 'kzt' }, 'currency_differs'],
    ['real money where there is only a test', { livemode: true }, 'not_real_money'],
  ])('%s is not credited, and is reported', async (_, more, problem) => {
    const { id, session } = await begun();
    api.logged.length = 0;
    expect((await tell('checkout.session.completed', completed(session, more))).statusCode).toBe(200);
    expect(await payment(id)).toMatchObject({ state: 'pending', problem });
    expect((await books()).entries).toEqual([]);
    expect(api.logged.join('')).toContain('a payment is not entered as the provider has it');
  });

  it('of a payment that is not ours changes nothing, and is reported', async () => {
    const { session } = await begun();
    api.logged.length = 0;
    const foreign = { deskwire_payment: `${companyId}.1.${randomUUID()}` };
    expect((await tell('checkout.session.completed', completed(session, { metadata: foreign }))).statusCode).toBe(200);
    expect((await tell('checkout.session.completed', completed(session, { id: 'cs_test_other' }))).statusCode).toBe(200);
    expect(api.logged.join('').match(/not ours/g)).toHaveLength(2);
    // Of another product at the same account nothing is said at all.
    expect((await tell('checkout.session.completed', completed(session, { metadata: {} }))).statusCode).toBe(200);
    expect((await tell('invoice.paid', { id: 'in_1' })).statusCode).toBe(200);
    expect(api.logged.join('').match(/not ours/g)).toHaveLength(2);
    expect((await books()).entries).toEqual([]);
  });
});

describe('a refund', () => {
  it('leaves the balance in parts, each once, whatever the order', async () => {
    const { session } = await begun();
    await tell('checkout.session.completed', completed(session));
    const charge = (refunded: number): object => ({
      ...{ id: 'ch_1', amount_refunded: refunded, currency: 'rub', livemode: false, metadata: session.metadata },
    });
    for (const refunded of [30_000, 30_000, 50_000, 30_000]) await tell('charge.refunded', charge(refunded));
    expect(await books()).toEqual({
      ...{ balance: 50_000, ledger: 50_000 },
      entries: [
        ['payment', SUM],
        ['refund', -30_000],
        ['refund', -20_000],
      ],
    });
  });

  it('that comes before its payment waits for it', async () => {
    const { session } = await begun();
    await tell('charge.refunded', { amount_refunded: SUM, currency: 'rub', livemode: false, metadata: session.metadata });
    expect((await books()).entries).toEqual([]);
    await tell('checkout.session.completed', completed(session));
    expect(await books()).toMatchObject({
      balance: 0,
      entries: [
        ['payment', SUM],
        ['refund', -SUM],
      ],
    });
  });

  it('of money that was spent takes what is left, never more, and is reported', async () => {
    const { id, session } = await begun();
    await tell('checkout.session.completed', completed(session));
    await api.rows('insert into tariff (company_id, package_size, package_price_minor) values ($1, 100, 60000)', [companyId]);
    await anna.send('POST', '/api/billing/packages', { count: 1, key: randomUUID() });
    await tell('charge.refunded', { amount_refunded: SUM, currency: 'rub', livemode: false, metadata: session.metadata });
    expect(await books()).toMatchObject({ balance: 0, ledger: 0 });
    expect(await payment(id)).toMatchObject({ state: 'paid', problem: 'refund_exceeds_balance' });
  });
});

describe('who tells', () => {
  const headersOf = (header: string): Record<string, string> => ({ 'stripe-signature': header });

  it('must have signed these very bytes with a secret of ours, just now', async () => {
    const { session } = await begun();
    const body = Buffer.from(JSON.stringify(eventObject('checkout.session.completed', completed(session))));
    const seconds = 1_000;
    const now = (offset = 0): Date => new Date(Date.now() + offset * seconds);
    const good = sign(body, [WEBHOOK_SECRET], now());
    const refused = [
      {},
      headersOf('t=,v1='),
      headersOf(sign(body, ['whsec_of_somebody'], now())),
      headersOf(sign(body, [WEBHOOK_SECRET], now(-301))),
      headersOf(sign(body, [WEBHOOK_SECRET], now(310))),
      headersOf(good.replace('v1=', 'v0=')),
      headersOf(good.replace(/t=\d+/, `t=${Math.floor(Date.now() / seconds) - 5}`)),
    ];
    for (const headers of refused) expect((await send(body, headers)).statusCode).toBe(401);
    expect((await send(Buffer.concat([body, Buffer.from(' ')]), headersOf(good))).statusCode).toBe(401);
    expect((await books()).entries).toEqual([]);
    // While the secret is changed the provider signs with both.
    expect((await send(body, headersOf(sign(body, ['whsec_of_tomorrow', WEBHOOK_SECRET], now(-200))))).statusCode).toBe(200);
    expect(await books()).toEqual(paidOnce);
  });

  it('is nobody where no payments are taken', async () => {
    const without = await ApiUnderTest.start();
    const answer = await without.inject({ method: 'POST', url: '/hooks/payments/stripe', payload: '{}' });
    await without.stop();
    expect(answer.statusCode).toBe(404);
  });
});

it('a payment that was settled by webhook and by asking at once is credited once', async () => {
  const { id, session } = await begun();
  provider.simulator.delivers = false;
  provider.simulator.pay(session);
  const store = api.app.get(PaymentStore);
  const key = (await api.rows<{ key: string }>('select key from payment where id = $1', [id]))[0]!.key;
  const standing = { externalId: session.id, state: 'paid' as const, amountMinor: SUM, currency: 'RUB', test: true };
  await Promise.all([
    ...Array.from({ length: 10 }, () => store.settle({ companyId, paymentId: id, key }, standing)),
    ...Array.from({ length: 10 }, () => tell('checkout.session.completed', completed(session))),
  ]);
  expect(await books()).toEqual(paidOnce);
});

it('no key, secret or address of the payer stands in the log', async () => {
  const { session } = await begun();
  provider.simulator.pay(session);
  await until(async () => (await books()).balance > 0);
  const log = api.logged.join('');
  for (const secret of [provider.settings['STRIPE_SECRET_KEY'], WEBHOOK_SECRET, session.id]) expect(log).not.toContain(secret);
});
