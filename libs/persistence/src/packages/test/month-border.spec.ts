import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { aMessageReceived, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { ingest } from '../../ingest/ingest.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgPackageDesk } from '../package-desk.store.js';

const DAY = 86_400_000;

describe('where a month ends', () => {
  let store: StoreUnderTest;
  let messages = 0;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
  });
  afterEach(() => store.stop());

  const livesIn = (timeZone: string): Promise<unknown> =>
    store.rows('update company set time_zone = $2 where id = $1', [store.companyId, timeZone]);
  const writes = (who: string, at: Date): Promise<unknown> => {
    const event = aMessageReceived({ sender: aSender({ identities: [phone(who)] }), externalId: `m${(messages += 1)}` });
    return ingest(store.database, store.companyId, [{ channelId: 1, event }], at);
  };
  const pays = (balanceMinor: number): Promise<unknown> =>
    store.rows(
      `with t as (insert into tariff (company_id, auto_top_up, package_price_minor, single_price_minor) values ($1, false, 100000, 100))
       update account set balance_minor = $2::bigint where company_id = $1`,
      [store.companyId, balanceMinor],
    );
  const funds = (minor: number): Promise<unknown> =>
    store.rows('update account set balance_minor = balance_minor + $2::bigint where company_id = $1', [store.companyId, minor]);
  const unblock = (at: Date): Promise<unknown> =>
    new UnblockDialogs(new PgPackageDesk(store.database, store.wake, { now: () => at })).run(store.companyId);
  const counted = async (): Promise<string[]> =>
    (
      await store.rows<{ row: string }>(
        `select to_char(month, 'YYYY-MM') || ' ' || coalesce(paid_by, 'nobody') as row from active_dialog order by month, dialog_id`,
      )
    ).map(({ row }) => row);
  const balance = async (): Promise<number> =>
    (
      await store.rows<{ balance: number }>('select balance_minor::int as balance from account where company_id = $1', [store.companyId])
    )[0]!.balance;

  it.each([
    // Clocks were put back a week before, put on three weeks before, and are never touched.
    ['Europe/Berlin', '2026-10-31T23:00:00.000Z', '2026-10', '2026-11'],
    ['Europe/Berlin', '2026-03-31T22:00:00.000Z', '2026-03', '2026-04'],
    ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-10', '2026-11'],
    ['Asia/Kathmandu', '2026-11-30T18:15:00.000Z', '2026-11', '2026-12'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2026-12', '2027-01'],
  ])('in %s at %s, to the millisecond, whoever comes to the account first', async (timeZone, at, before, after) => {
    const midnight = new Date(at);
    await livesIn(timeZone);
    await pays(10_000);
    await writes('1', new Date(midnight.getTime() - 1));
    await writes('1', midnight);
    // Its clock was read before midnight, and it waited for the account until behind it.
    await writes('2', new Date(midnight.getTime() - 1));
    await writes('2', midnight);
    expect(await counted()).toEqual([before, before, after, after].map((month) => `${month} single`));
    expect(await balance()).toBe(10_000 - 4 * 100);
    const months = await store.rows(`select begins_at, ends_at from counted_month order by month`);
    expect(months).toMatchObject([{ ends_at: midnight }, { begins_at: midnight }]);
  });

  it('messages across midnight, all at once, cost each dialog one month or two', async () => {
    const midnight = new Date('2026-11-30T18:15:00.000Z');
    await livesIn('Asia/Kathmandu');
    for (let n = 0; n < 20; n += 1) await writes(`${n}`, new Date('2026-10-12T10:00:00Z'));
    await pays(100_000);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => [
        writes(`${n}`, new Date(midnight.getTime() - 1 - n)),
        ...(n % 2 ? [writes(`${n}`, new Date(midnight.getTime() + n))] : []),
      ]).flat(),
    );
    const rows = await counted();
    expect(rows.filter((row) => row === '2026-12 single')).toHaveLength(10);
    expect(await balance()).toBe(100_000 - 100 * rows.filter((row) => row.endsWith('single')).length);
  });

  it('nothing is charged twice for one calendar month, wherever the company moves meanwhile', async () => {
    const noon = new Date('2026-11-30T12:00:00.000Z');
    await livesIn('Europe/Moscow');
    await pays(1_000);
    await writes('1', noon);
    await livesIn('America/New_York');
    // December has begun in Moscow, where November began.
    await writes('1', new Date('2026-11-30T22:00:00.000Z'));
    await livesIn('Asia/Kathmandu');
    await writes('1', new Date('2026-12-01T06:00:00.000Z'));
    await writes('1', new Date('2026-12-31T18:00:00.000Z'));
    expect([await counted(), await balance()]).toEqual([['2026-11 single', '2026-12 single'], 800]);
  });

  it('a dialog that was blocked in one month and wrote in the next owes both, and comes back when both are paid for', async () => {
    const november = new Date('2026-11-12T10:00:00Z');
    const december = new Date(november.getTime() + 30 * DAY);
    await pays(0);
    await writes('1', november);
    await writes('1', december);
    await funds(100);
    expect(await unblock(december)).toEqual({ unblocked: 0, blocked: 1 });
    await funds(100);
    expect(await unblock(december)).toEqual({ unblocked: 1, blocked: 0 });
    expect([await counted(), await balance()]).toEqual([['2026-11 single', '2026-12 single'], 0]);
  });

  it('also one that owes a year, and whatever pays for it', async () => {
    const january = new Date('2026-01-12T10:00:00Z');
    await pays(0);
    for (let month = 0; month < 12; month += 1) await writes('1', new Date(january.getTime() + month * 30.4 * DAY));
    await store.rows('update tariff set auto_top_up = true, package_size = 1, package_price_minor = 100');
    await funds(1_200);
    expect(await unblock(new Date('2026-12-20T10:00:00Z'))).toEqual({ unblocked: 1, blocked: 0 });
    expect([(await counted()).length, await balance()]).toEqual([12, 0]);
  });

  it('a tariff that is switched off tops nothing up, a setting neither; whoever is not metered any more gets all back', async () => {
    const now = new Date('2026-11-12T10:00:00Z');
    await pays(0);
    for (const who of ['1', '2', '3']) await writes(who, now);
    await store.rows('update tariff set active = false, auto_top_up = true');
    await funds(100_000);
    await store.rows('update tariff set single_price_minor = 90000');
    expect(await unblock(now)).toEqual({ unblocked: 1, blocked: 2 });
    expect(await store.rows('select 1 from dialog_package')).toEqual([]);
    await store.rows('delete from tariff');
    expect(await unblock(now)).toEqual({ unblocked: 2, blocked: 0 });
    expect([await counted(), await balance()]).toEqual([['2026-11 single', '2026-11 none', '2026-11 none'], 10_000]);
  });
});
