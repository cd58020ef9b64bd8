import { randomUUID } from 'node:crypto';
import { read } from '@e965/xlsx';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog } from '../../../../../../test/api/rows.js';
import type { Billing, DialogPackagePage, WhatIf } from '../billing.dto.js';
import type { Statement } from '../statement.dto.js';

let api: ApiUnderTest;
let anna: Browser;
let companyId: number;
beforeAll(async () => void (api = await ApiUnderTest.start()));
afterAll(() => api.stop());
beforeEach(async () => {
  anna = await api.browser().registers();
  companyId = anna.me.company.id;
});

const hasTariff = (packagePriceMinor = 15_000): Promise<unknown> =>
  api.rows(`insert into tariff (company_id, package_size, package_price_minor, single_price_minor) values ($1, 100, $2, 250)`, [
    ...[companyId, packagePriceMinor],
  ]);

/** An entry with its money, as a payment makes one. */
async function entered(amountMinor: number, { kind = 'payment', at = new Date().toISOString(), note = '' } = {}): Promise<void> {
  await api.rows(
    `with e as (insert into ledger_entry (company_id, key, kind, amount_minor, note, created_at) values ($1, gen_random_uuid(), $2, $3, $4, $5))
     update account set balance_minor = balance_minor + $3 where company_id = $1`,
    [companyId, kind, amountMinor, note, at],
  );
}

const get = async <T>(url: string): Promise<T> => (await anna.get(url)).json<T>();
const billingNow = (): Promise<Billing> => get('/api/billing');
const statementOf = (query: string): Promise<Statement> => get(`/api/billing/statement?${query}`);
const lastEntry = async (): Promise<object | undefined> => (await get<{ items: object[] }>('/api/audit')).items[0];
const refusal = (answer: Answer): object => ({ status: answer.statusCode, ...pick(answer.json()) });
const pick = ({ code, field }: { code: string; field?: string }): object => ({ code, field });

describe('what a company pays', () => {
  it('a new company is not metered: its dialogs are counted and cost nothing', async () => {
    const billing = await billingNow();
    expect(billing).toMatchObject({ currency: 'RUB', balanceMinor: 0, metered: false, tariff: null, placesLeft: 0, placesTotal: 0 });
    expect(billing.payments.provider).toBeNull();
    expect(billing.month.days.at(-1)!.day <= billing.month.last).toBe(true);
    const answer = await anna.send('PATCH', '/api/billing', { autoTopUp: false });
    expect(refusal(answer)).toEqual({ status: 409, code: 'not_metered', field: undefined });
    expect(refusal(await anna.get('/api/billing/what-if'))).toMatchObject({ status: 409, code: 'not_metered' });
  });

  it('buys packages from the balance, once for a key', async () => {
    await hasTariff();
    await entered(40_000);
    const key = randomUUID();
    for (const _ of [1, 2]) {
      const answer = await anna.send('POST', '/api/billing/packages', { count: 2, key });
      expect(answer.statusCode).toBe(201);
      expect(answer.json().items).toHaveLength(2);
    }
    expect(await billingNow()).toMatchObject({ balanceMinor: 10_000, placesLeft: 200, placesTotal: 200 });
    const broke = await anna.send('POST', '/api/billing/packages', { count: 1, key: randomUUID() });
    expect(refusal(broke)).toMatchObject({ status: 409, code: 'balance_too_low' });
    const { items } = await get<DialogPackagePage>('/api/billing/packages');
    expect(items.map(({ size, used, origin, operator }) => ({ size, used, origin, operator }))).toEqual(
      [1, 2].map(() => ({ size: 100, used: 0, origin: 'bought', operator: 'Anna Kern' })),
    );
    expect(await lastEntry()).toMatchObject({ action: 'package.bought', after: { packages: 2, size: 100 } });
  });

  it('switches the auto top-up, and tells the process that waits', async () => {
    await hasTariff();
    expect((await anna.send('PATCH', '/api/billing', { autoTopUp: false })).json().tariff).toMatchObject({ autoTopUp: false });
    expect(await lastEntry()).toMatchObject({ action: 'tariff.changed', before: { autoTopUp: true } });
    const told = await api.rows(`select 1 from outbox where workflow_id = $1`, [`package-top-up:${companyId}`]);
    expect(told).toHaveLength(1);
  });

  it('shows the month: what was counted, by what it was paid, and what it comes to', async () => {
    await hasTariff();
    const channelId = (await aChannel(anna)).id;
    const dialogs = [];
    for (let n = 0; n < 3; n += 1) dialogs.push((await aDialog(api, companyId, channelId)).dialogId);
    await api.rows(`insert into dialog_package (company_id, size, used, origin, price_minor) values ($1, 100, 2, 'bought', 15000)`, [
      companyId,
    ]);
    await api.rows(
      `insert into active_dialog (company_id, month, dialog_id, channel_id, counted_at, paid_by, package_id)
       select $1, date_trunc('month', now() at time zone 'Europe/Moscow')::date, d, $3, now(),
              case n when 3 then 'single' else 'package' end, case n when 3 then null else (select id from dialog_package where company_id = $1) end
         from unnest($2::bigint[]) with ordinality as u (d, n)`,
      [companyId, dialogs, channelId],
    );
    await api.rows(
      `insert into counted_month (company_id, month, begins_at, ends_at, places_taken)
       values ($1, date_trunc('month', now())::date, now() - interval '1 hour', now() + interval '1 hour', 2)`,
      [companyId],
    );
    await api.rows(`insert into package_notice (company_id, kind, key, month) values ($1, 'used_80', 'used_80', now())`, [companyId]);
    await entered(1_000);
    await entered(-250, { kind: 'single' });
    const { month, forecast, placesLeft, placesTotal, notices } = await billingNow();
    expect(notices).toEqual([{ kind: 'used_80', at: expect.any(String) }]);
    expect(month).toMatchObject({ activeDialogs: 3, byPackage: 2, bySingle: 1, chargedMinor: 250, previous: [] });
    expect(month.days.at(-1)?.dialogs).toBe(3);
    expect([placesLeft, placesTotal]).toEqual([98, 100]);
    expect(forecast.dialogs).toBeGreaterThanOrEqual(3);
    const whatIf = await get<WhatIf>('/api/billing/what-if?sizes=50,200');
    expect(whatIf.months).toBe(0);
    expect(whatIf.options.map(({ packageSize, current }) => [packageSize, current])).toEqual([
      [50, false],
      [100, true],
      [200, false],
    ]);
  });

  it('says which field of a wish is wrong', async () => {
    const bad = (await anna.send('POST', '/api/billing/packages', { count: 0, key: 'x' })).json();
    expect(bad.errors.map(({ field }: { field: string }) => field)).toEqual(['count', 'key']);
    expect(refusal(await anna.get('/api/billing/what-if?sizes=many'))).toEqual({ status: 400, code: 'invalid_input', field: 'sizes' });
    const pay = await anna.send('POST', '/api/billing/payments', { amountMinor: 1, key: randomUUID() });
    expect(refusal(pay)).toMatchObject({ status: 409, code: 'payments_not_set_up' });
  });
});

describe('the statement', () => {
  beforeEach(async () => {
    await entered(100_000, { at: '2026-10-31T20:59:59Z' });
    await entered(-250, { kind: 'single', at: '2026-10-31T21:00:00Z' });
    await entered(-15_000, { kind: 'top_up', at: '2026-11-02T10:00:00Z' });
    await entered(-500, { kind: 'adjustment', at: '2026-11-03T10:00:00Z', note: '=cmd|A1' });
    await entered(700, { at: '2026-11-30T21:00:00Z' });
  });
  const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

  it('cuts days at midnight in the time zone of the company, and adds up', async () => {
    const statement = await statementOf(`${NOVEMBER}`);
    expect(statement).toMatchObject({
      ...{ openingMinor: 100_000, closingMinor: 84_250, turnover: { inMinor: 0, outMinor: 15_750 }, next: null },
    });
    expect(statement.rows.map(({ kind, amountMinor, balanceAfterMinor }) => [kind, amountMinor, balanceAfterMinor])).toEqual([
      ['adjustment', -500, 84_250],
      ['top_up', -15_000, 84_750],
      ['single', -250, 99_750],
    ]);
  });

  it('page by page, and by kind with the balance of the whole account', async () => {
    const first = await statementOf(`${NOVEMBER}&limit=2`);
    const second = await statementOf(`${NOVEMBER}&limit=2&cursor=${first.next}`);
    expect([...first.rows, ...second.rows].map(({ kind }) => kind)).toEqual(['adjustment', 'top_up', 'single']);
    expect(second.next).toBeNull();
    const singles = await statementOf(`${NOVEMBER}&kinds=single,top_up`);
    expect(singles.rows.map(({ balanceAfterMinor }) => balanceAfterMinor)).toEqual([84_750, 99_750]);
    expect(singles.turnover).toEqual({ inMinor: 0, outMinor: 15_250 });
  });

  it('as a file: sums as numbers, nothing that a spreadsheet would run', async () => {
    const csv = await anna.get(`/api/billing/statement/file?format=csv&language=en&${NOVEMBER}`);
    expect(csv.headers['content-disposition']).toContain('statement-2026-11-01-2026-11-30.csv');
    const [head, ...lines] = csv.body.trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFNo.,Time (Europe/Moscow),Entry,"Amount, RUB","Balance, RUB",Note,Package,Dialog,Client,Operator');
    expect(lines).toEqual([
      "4,2026-11-03 13:00:00,Adjustment,-5.00,842.50,'=cmd|A1,,,,",
      '3,2026-11-02 13:00:00,"Package, auto top-up",-150.00,847.50,,,,,',
      '2,2026-11-01 00:00:00,Single dialog,-2.50,997.50,,,,,',
    ]);
    const book = read((await anna.get(`/api/billing/statement/file?format=xlsx&language=ru&${NOVEMBER}`)).rawPayload);
    const sheet = book.Sheets['Выписка']!;
    expect([sheet['A1']?.v, sheet['D2']?.v, sheet['F2']?.v, sheet['F2']?.t, sheet['F2']?.f]).toEqual(['№', -5, '=cmd|A1', 's', undefined]);
    expect(await lastEntry()).toMatchObject({ action: 'statement.exported' });
  });

  it.each([
    ['from=2026-11-31', 'from'],
    ['from=2026-11-02&to=2026-11-01', 'to'],
    ['from=1990-01-01&to=2026-11-01', 'from'],
    ['kinds=bribe', 'kinds'],
    ['cursor=x', 'cursor'],
  ])('refuses %s', async (query, field) => {
    expect(refusal(await anna.get(`/api/billing/statement?${query}`))).toEqual({ status: 400, code: 'invalid_input', field });
  });
});

it('companies that are registered get a tariff where the installation has one for them', async () => {
  const paid = await ApiUnderTest.start({ TARIFF_PACKAGE_PRICE: '1200.00', TARIFF_PACKAGE_SIZE: '50' });
  try {
    const boris = await paid.browser().registers('Cold Bread');
    expect((await boris.get('/api/billing')).json().tariff).toMatchObject({
      ...{ active: true, autoTopUp: true, packageSize: 50, packagePriceMinor: 120_000, singlePriceMinor: 250 },
    });
  } finally {
    await paid.stop();
  }
});
