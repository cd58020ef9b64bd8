import { randomUUID } from 'node:crypto';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { LedgerStore, type EnteredByHand } from '../ledger.store.js';

describe('the ledger', () => {
  let store: StoreUnderTest;
  let ledger: LedgerStore;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    ledger = new LedgerStore(store.database, store.wake);
  });
  afterEach(() => store.stop());

  const payment = (key: string, amountMinor = 10_000): EnteredByHand => ({ key, kind: 'payment', amountMinor, note: '', packageId: null });
  const books = async (): Promise<{ balance: number; ledger: number; entries: number }> =>
    (
      await store.rows<{ balance: number; ledger: number; entries: number }>(
        `select a.balance_minor::int as balance, coalesce(sum(l.amount_minor), 0)::int as ledger, count(l.id)::int as entries
           from account a left join ledger_entry l on l.company_id = a.company_id where a.company_id = $1 group by 1`,
        [store.companyId],
      )
    )[0]!;

  it('enters a payment once, however often and at once it is told of', async () => {
    const told = await Promise.all(Array.from({ length: 20 }, () => ledger.enter(store.companyId, payment('payment:test:1'))));
    expect(told.filter(Boolean)).toHaveLength(1);
    await ledger.enter(store.companyId, payment('payment:test:2', 5));
    expect(await books()).toEqual({ balance: 10_005, ledger: 10_005, entries: 2 });
    const heard = await store.rows<{ workflow_id: string }>('select distinct workflow_id from outbox');
    expect(heard).toEqual([{ workflow_id: `package-top-up:${store.companyId}` }]);
  });

  it('never goes below nothing', async () => {
    await ledger.enter(store.companyId, payment('payment:test:1', 100));
    const takes = { ...payment('adjustment:1', -101), kind: 'adjustment' } as const;
    await expect(ledger.enter(store.companyId, takes)).rejects.toMatchObject({ code: 'balance_too_low', kind: 'conflict' });
    expect(await books()).toEqual({ balance: 100, ledger: 100, entries: 1 });
  });

  it('sells packages at the price of the tariff: all that were asked for, or none', async () => {
    await expect(ledger.buyPackages(store.companyId, 1, randomUUID())).rejects.toMatchObject({ code: 'not_metered' });
    await store.rows('insert into tariff (company_id, package_size, package_price_minor) values ($1, 100, 15000)', [store.companyId]);
    await ledger.enter(store.companyId, payment('payment:test:1', 40_000));
    await expect(ledger.buyPackages(store.companyId, 3, randomUUID())).rejects.toMatchObject({ code: 'balance_too_low' });
    expect(await store.rows('select 1 from dialog_package')).toEqual([]);
    expect(await ledger.buyPackages(store.companyId, 2, randomUUID())).toHaveLength(2);
    expect(await books()).toEqual({ balance: 10_000, ledger: 10_000, entries: 3 });
    const sold = await store.rows('select size, used, origin, price_minor::int as price from dialog_package');
    expect(sold).toEqual([1, 2].map(() => ({ size: 100, used: 0, origin: 'bought', price: 15_000 })));
  });

  it('sells once for a key, also to two who ask at once, and not something else for it', async () => {
    await store.rows('insert into tariff (company_id, package_size, package_price_minor) values ($1, 100, 15000)', [store.companyId]);
    await ledger.enter(store.companyId, payment('payment:test:1', 100_000));
    const key = randomUUID();
    const bought = await Promise.all(Array.from({ length: 5 }, () => ledger.buyPackages(store.companyId, 2, key)));
    expect(new Set(bought.map((ids) => ids.join()))).toHaveProperty('size', 1);
    expect(await books()).toEqual({ balance: 70_000, ledger: 70_000, entries: 3 });
    await expect(ledger.buyPackages(store.companyId, 3, key)).rejects.toMatchObject({ code: 'key_used' });
  });

  it('numbers the lines without a gap, each with what was left behind it', async () => {
    const at = (key: string, amountMinor: number, created: string): Promise<unknown> =>
      store.rows(`insert into ledger_entry (company_id, key, kind, amount_minor, created_at) values ($1, $2, 'adjustment', $3, $4)`, [
        ...[store.companyId, key, amountMinor, created],
      ]);
    await at('a', 500, '2026-11-03T10:00:00Z');
    // A clock that was behind changes nothing in the order.
    await at('b', -200, '2026-11-03T09:59:59Z');
    await Promise.all(Array.from({ length: 8 }, (_, n) => ledger.enter(store.companyId, payment(`payment:test:${n}`, 10))));
    const lines = await store.rows<{ line: number; after: number; later: boolean }>(
      `select line::int, balance_after_minor::int as after, created_at >= lag(created_at, 1, created_at) over (order by line) as later
         from ledger_entry order by line`,
    );
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(lines.map(({ after }) => after)).toEqual([500, 300, 310, 320, 330, 340, 350, 360, 370, 380]);
    expect(lines.every(({ later }) => later)).toBe(true);
  });
});
