import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { aMessageReceived, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { ingest } from '../../ingest/ingest.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { readPackagesNotice, type PackagesNotice } from '../notice.view.js';
import { PgPackageDesk } from '../package-desk.store.js';

const MINUTE = 60_000;

describe('admins are told how their company stands with its packages', () => {
  let store: StoreUnderTest;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-12T10:00:00Z');
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    for (const id of [31, 32, 33]) await store.hasOperator(id);
    await store.rows(`update operator set role = 'admin', state = case when id = 33 then 'blocked' else 'active' end where id <> 31`);
    await store.rows('update operator set role = $1 where id = 31', ['supervisor']);
    await store.rows('insert into tariff (company_id, package_size, package_price_minor) values ($1, 10, 2000)', [store.companyId]);
    await store.rows(`insert into dialog_package (company_id, size, origin, price_minor) values ($1, 10, 'given', 0)`, [store.companyId]);
  });
  afterEach(() => store.stop());

  let client = 0;
  const newDialogs = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, () => {
        const event = aMessageReceived({ sender: aSender({ identities: [phone(`79${(client += 1)}`)] }), externalId: `m${client}` });
        return ingest(store.database, store.companyId, [{ channelId: 1, event }], now);
      }),
    );
  const funds = (minor: number): Promise<unknown> =>
    store.rows('update account set balance_minor = balance_minor + $2 where company_id = $1', [store.companyId, minor]);
  const unblock = (): Promise<unknown> =>
    new UnblockDialogs(new PgPackageDesk(store.database, store.wake, { now: () => now })).run(store.companyId);
  const told = async (): Promise<string[]> =>
    (await store.rows<{ kind: string }>('select kind from package_notice order by id')).map(({ kind }) => kind);
  const letters = (): Promise<{ id: string; payload: object }[]> =>
    store.rows(`select workflow_id as id, payload from outbox where process = 'letter' order by id`);
  const shown = (): Promise<PackagesNotice | null> => store.database.transaction(store.companyId, (tx) => readPackagesNotice(tx, now));

  it('in the transaction of the message that reached it: once, with a letter to each admin who works, and the consoles', async () => {
    await newDialogs(7);
    expect([await told(), await letters(), await shown()]).toEqual([[], [], null]);
    await newDialogs(1);
    expect(await shown()).toEqual({ kind: 'used_80', blockedDialogs: 0, placesLeft: 2 });
    await newDialogs(1);
    expect(await told()).toEqual(['used_80']);
    const [notice] = await store.rows<{ id: string }>('select id from package_notice');
    const payload = { companyId: store.companyId, kind: 'package_notice', id: Number(notice!.id), version: 32 };
    expect(await letters()).toEqual([{ id: `letter:package_notice:${notice!.id}:32`, payload }]);
    expect(await store.rows(`select count(*)::int as n from event where kind = 'packages_notice'`)).toEqual([{ n: 1 }]);
  });

  it('once whatever races: fifty at once pass all shares and run out of everything', async () => {
    await newDialogs(50);
    const all = await told();
    expect(all).toEqual([...new Set(all)]);
    expect(all).toContain('blocked');
    expect(await store.rows(`select noticed from counted_month`)).toEqual([
      { noticed: ['used_80', 'used_95', 'used_100', 'top_up_unpaid'] },
    ]);
    expect(await shown()).toEqual({ kind: 'blocked', blockedDialogs: 40, placesLeft: 0 });
  });

  it('when all that was blocked is given back, and again of the next time', async () => {
    await newDialogs(12);
    await funds(250);
    await unblock();
    expect((await told()).at(-1)).toBe('blocked');
    await funds(2_000);
    await unblock();
    expect((await told()).slice(-2)).toEqual(['blocked', 'unblocked']);
    expect(await store.rows('select blocked_since from account')).toEqual([{ blocked_since: null }]);
    now = new Date(now.getTime() + MINUTE);
    await newDialogs(10);
    expect(await shown()).toMatchObject({ kind: 'blocked', blockedDialogs: 1 });
    await funds(250);
    await Promise.all([unblock(), unblock(), unblock()]);
    expect((await told()).filter((kind) => kind === 'unblocked')).toHaveLength(2);
  });

  it('a price that money covers says so to nobody but the consoles', async () => {
    await funds(2_000);
    await newDialogs(10);
    expect(await shown()).toMatchObject({ kind: 'used_100' });
    const before = await told();
    await newDialogs(1);
    expect([await told(), await shown()]).toEqual([before, null]);
    expect(await store.rows(`select count(*)::int as n from event where kind = 'packages_notice'`)).toEqual([{ n: before.length + 1 }]);
  });
});
