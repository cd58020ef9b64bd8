import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { aMessageReceived, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { ingest } from '../../ingest/ingest.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgPackageDesk } from '../package-desk.store.js';

const MINUTE = 60_000;

/** A month turns while dialogs of it are blocked, and the clocks, or the company, are moved meanwhile. */
describe('blocked dialogs where a month ends', () => {
  let store: StoreUnderTest;
  let messages = 0;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    await store.rows(
      `insert into tariff (company_id, auto_top_up, package_price_minor, single_price_minor) values ($1, false, 100000, 100)`,
      [store.companyId],
    );
  });
  afterEach(() => store.stop());

  const livesIn = (timeZone: string): Promise<unknown> =>
    store.rows('update company set time_zone = $2 where id = $1', [store.companyId, timeZone]);
  const writes = (who: string, at: Date): Promise<unknown> => {
    const event = aMessageReceived({ sender: aSender({ identities: [phone(who)] }), externalId: `m${(messages += 1)}` });
    return ingest(store.database, store.companyId, [{ channelId: 1, event }], at);
  };
  const funds = (minor: number): Promise<unknown> =>
    store.rows('update account set balance_minor = balance_minor + $2::bigint where company_id = $1', [store.companyId, minor]);
  const unblock = (at: Date): Promise<unknown> =>
    new UnblockDialogs(new PgPackageDesk(store.database, store.wake, { now: () => at })).run(store.companyId);
  const months = async (): Promise<string[]> =>
    (
      await store.rows<{ row: string }>(
        `select to_char(month, 'YYYY-MM') || ' ' || coalesce(paid_by, 'nobody') as row from active_dialog order by month, dialog_id`,
      )
    ).map(({ row }) => row);
  const dialogs = (): Promise<{ blocked: boolean; held: number; until: Date | null }[]> =>
    store.rows(`select blocked_at is not null as blocked, withheld_count as held, counted_until as until from dialog order by id`);
  const balance = async (): Promise<number> =>
    (
      await store.rows<{ balance: number }>('select balance_minor::int as balance from account where company_id = $1', [store.companyId])
    )[0]!.balance;
  const before = (moment: Date, ms = 1): Date => new Date(moment.getTime() - ms);
  const after = (moment: Date, ms = 1): Date => new Date(moment.getTime() + ms);

  it('stay blocked over midnight, owe the month in which they wrote, and the new one only by what they write in it', async () => {
    const midnight = new Date('2026-11-30T21:00:00Z');
    await livesIn('Europe/Moscow');
    await writes('1', before(midnight, MINUTE));
    await writes('2', before(midnight, MINUTE));
    expect(await unblock(midnight)).toEqual({ unblocked: 0, blocked: 2 });
    await writes('2', midnight);
    expect(await months()).toEqual(['2026-11 nobody', '2026-11 nobody', '2026-12 nobody']);
    expect((await dialogs()).map(({ blocked, held }) => [blocked, held])).toEqual([
      [true, 1],
      [true, 2],
    ]);
    // What is owed is paid for in the order in which it came to be owed, whatever month goes on.
    await funds(200);
    expect(await unblock(after(midnight))).toEqual({ unblocked: 1, blocked: 1 });
    expect([await months(), await balance()]).toEqual([['2026-11 single', '2026-11 single', '2026-12 nobody'], 0]);
    await funds(100);
    expect(await unblock(after(midnight))).toEqual({ unblocked: 1, blocked: 0 });
    // The first was paid for November alone: what it writes in December is its first message of it.
    await funds(100);
    await writes('1', after(midnight, MINUTE));
    expect([await months(), await balance()]).toEqual([['2026-11 single', '2026-11 single', '2026-12 single', '2026-12 single'], 0]);
  });

  it.each([
    ['clocks are put back in the last hour of the month', 'Africa/Cairo', '2024-10-31T22:00:00.000Z', '2024-10', '2024-11'],
    ['the first midnight of the month does not exist', 'America/Asuncion', '2023-10-01T04:00:00.000Z', '2023-09', '2023-10'],
    ['clocks were put on in the last night of the month', 'Europe/London', '2019-03-31T23:00:00.000Z', '2019-03', '2019-04'],
    ['clocks are put back by half an hour, days later', 'Australia/Lord_Howe', '2026-03-31T13:00:00.000Z', '2026-03', '2026-04'],
  ])('%s (%s)', async (_what, timeZone, at, first, second) => {
    const midnight = new Date(at);
    await livesIn(timeZone);
    for (const minutes of [120, 90, 60, 30, 1]) await writes('1', before(midnight, minutes * MINUTE));
    await writes('1', before(midnight));
    expect([await months(), (await dialogs())[0]!.until]).toEqual([[`${first} nobody`], midnight]);
    await writes('1', midnight);
    await writes('1', after(midnight, 90 * MINUTE));
    expect(await months()).toEqual([`${first} nobody`, `${second} nobody`]);
    await funds(200);
    expect(await unblock(after(midnight, 100 * MINUTE))).toEqual({ unblocked: 1, blocked: 0 });
    expect([await months(), await balance()]).toEqual([[`${first} single`, `${second} single`], 0]);
  });

  it.each([
    ['eastwards', 'America/New_York', 'Asia/Tokyo', '2026-12-01T05:00:00.000Z', '2026-12-31T15:00:00.000Z'],
    ['westwards', 'Asia/Tokyo', 'America/New_York', '2026-11-30T15:00:00.000Z', '2027-01-01T05:00:00.000Z'],
  ])(
    'a company that moves %s in the middle of a month: it ends as it was to end, the next by the new clock, and no month twice',
    async (_way, from, to, endOfNovember, endOfDecember) => {
      const middle = new Date('2026-11-15T12:00:00Z');
      await livesIn(from);
      await writes('1', middle);
      await livesIn(to);
      await writes('1', after(middle, MINUTE));
      await writes('2', after(middle, MINUTE));
      await writes('1', before(new Date(endOfNovember)));
      expect(await months()).toEqual(['2026-11 nobody', '2026-11 nobody']);
      await writes('1', new Date(endOfNovember));
      await writes('1', before(new Date(endOfDecember)));
      expect(await months()).toEqual(['2026-11 nobody', '2026-11 nobody', '2026-12 nobody']);
      await writes('1', new Date(endOfDecember));
      expect(await months()).toEqual(['2026-11 nobody', '2026-11 nobody', '2026-12 nobody', '2027-01 nobody']);
      await funds(400);
      expect(await unblock(new Date(endOfDecember))).toEqual({ unblocked: 2, blocked: 0 });
      expect(await balance()).toBe(0);
      const counted = await store.rows<{ begins_at: Date; ends_at: Date }>('select begins_at, ends_at from counted_month order by month');
      expect(counted.map(({ ends_at }) => ends_at.toISOString()).slice(0, 2)).toEqual([endOfNovember, endOfDecember]);
      expect(counted.slice(1).map(({ begins_at }) => begins_at)).toEqual(counted.slice(0, -1).map(({ ends_at }) => ends_at));
    },
  );

  it('paid for in the very moment in which the month turns, with messages on both sides: each month once', async () => {
    const midnight = new Date('2026-11-30T21:00:00Z');
    await livesIn('Europe/Moscow');
    for (let n = 0; n < 10; n += 1) await writes(`${n}`, before(midnight, MINUTE));
    await funds(2_000);
    await Promise.all([
      unblock(midnight),
      ...Array.from({ length: 10 }, (_, n) => [writes(`${n}`, before(midnight, 1 + n)), writes(`${n}`, after(midnight, n))]).flat(),
    ]);
    await unblock(after(midnight, MINUTE));
    expect((await dialogs()).filter(({ blocked, held }) => blocked || held > 0)).toEqual([]);
    expect(await months()).toEqual([...Array(10).fill('2026-11 single'), ...Array(10).fill('2026-12 single')]);
    expect(await balance()).toBe(0);
  });
});
