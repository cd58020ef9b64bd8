import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { PackageDesk } from '#domain/packages/package-desk.port.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { aMessageReceived, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { ingest } from '../../ingest/ingest.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgPackageDesk } from '../package-desk.store.js';

const NOW = new Date('2026-11-12T10:00:00Z');

/** Pieces are small here, so that there are many of them. */
describe('thousands of blocked dialogs come back piece by piece', () => {
  let store: StoreUnderTest;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    await store.rows(
      `insert into tariff (company_id, package_size, package_price_minor, single_price_minor) values ($1, 10, 2000, 100000)`,
      [store.companyId],
    );
  });
  afterEach(() => store.stop());

  const desk = (): PgPackageDesk => new PgPackageDesk(store.database, store.wake, { now: () => NOW });
  const unblock = (most: number, on: PackageDesk = desk()): Promise<unknown> => new UnblockDialogs(on, most).run(store.companyId);
  const write = async (from: number, count: number, text = 'First'): Promise<void> => {
    const events = Array.from({ length: count }, (_, n): InboundEvent =>
      aMessageReceived({ sender: aSender({ identities: [phone(`79${from + n}`)] }), externalId: `${text}-${from + n}`, text }),
    );
    for (let n = 0; n < events.length; n += 50) {
      const group = events.slice(n, n + 50).map((event) => ({ channelId: 1, event }));
      await ingest(store.database, store.companyId, group, NOW);
    }
  };
  const hasMoney = (minor: number): Promise<unknown> =>
    store.rows(
      `with e as (insert into ledger_entry (company_id, key, kind, amount_minor) values ($1, 'test:' || gen_random_uuid(), 'payment', $2))
       update account set balance_minor = balance_minor + $2 where company_id = $1`,
      [store.companyId, minor],
    );
  const books = async (): Promise<Record<string, unknown>> =>
    (
      await store.rows<Record<string, unknown>>(
        `select a.balance_minor::int as balance, a.blocked_since is null as free,
                (select coalesce(sum(amount_minor), 0)::int from ledger_entry where company_id = $1) as ledger,
                (select count(*)::int from dialog_package where company_id = $1) as packages,
                (select count(*)::int from active_dialog where company_id = $1 and paid_by = 'package') as paid,
                (select count(*)::int from dialog where company_id = $1 and blocked_at is not null) as blocked,
                (select count(*)::int from message where company_id = $1 and withheld) as withheld
           from account a where a.company_id = $1`,
        [store.companyId],
      )
    )[0]!;

  /** Messages in the order in which they are told of, by dialog. */
  const told = async (): Promise<string[][]> =>
    (
      await store.rows<{ texts: string[] }>(
        `select array_agg(m.text order by e.id) as texts from event e join message m on m.id = e.message_id
          where e.kind = 'message_added' and m.kind = 'from_client' group by m.dialog_id`,
      )
    ).map(({ texts }) => texts);

  it('each is charged once and its messages are told of once, in order, and only behind the last one nothing is blocked', async () => {
    await write(0, 300);
    await write(0, 300, 'Second');
    await hasMoney(30 * 2_000);
    expect(await unblock(37)).toEqual({ unblocked: 300, blocked: 0 });
    expect(await books()).toEqual({ balance: 0, free: true, ledger: 0, packages: 30, paid: 300, blocked: 0, withheld: 0 });
    const messages = await told();
    expect(messages).toHaveLength(300);
    expect(new Set(messages.map((texts) => texts.join()))).toEqual(new Set(['First,Second']));
    const notices = await store.rows(
      `select kind, count(*)::int as n from package_notice where kind in ('blocked', 'unblocked') group by 1 order by 1`,
    );
    expect(notices).toEqual([
      { kind: 'blocked', n: 1 },
      { kind: 'unblocked', n: 1 },
    ]);
  });

  it('those that were blocked first come first, as far as the money goes, and the others when there is more', async () => {
    await write(0, 60);
    await hasMoney(4 * 2_000 + 1_999);
    expect(await unblock(15)).toEqual({ unblocked: 40, blocked: 20 });
    expect(await books()).toMatchObject({ balance: 1_999, free: false, packages: 4, paid: 40, blocked: 20, withheld: 20 });
    const [last] = await store.rows(`select max(dialog_id) < (select min(id) from dialog where blocked_at is not null) as first
      from active_dialog where paid_by = 'package'`);
    expect(last).toEqual({ first: true });
    await hasMoney(2_001);
    expect(await unblock(15)).toEqual({ unblocked: 20, blocked: 0 });
    expect(await books()).toEqual({ balance: 0, free: true, ledger: 0, packages: 6, paid: 60, blocked: 0, withheld: 0 });
  });

  it('a worker that dies between two pieces, and another one beside it, charge nothing twice', async () => {
    await write(0, 100);
    await hasMoney(10 * 2_000);
    const real = desk();
    let pieces = 0;
    const dying: PackageDesk = {
      run: (companyId, work) => {
        if ((pieces += 1) > 3) throw new Error('killed');
        return real.run(companyId, work);
      },
    };
    await expect(unblock(10, dying)).rejects.toThrow('killed');
    expect(await books()).toMatchObject({ packages: 3, paid: 30, blocked: 70, free: false });
    await Promise.all([unblock(10), unblock(7), unblock(70)]);
    expect(await books()).toEqual({ balance: 0, free: true, ledger: 0, packages: 10, paid: 100, blocked: 0, withheld: 0 });
    expect(await told()).toHaveLength(100);
  });

  it('between two pieces others are stored: whoever writes waits for no more than one', async () => {
    await write(0, 40);
    await hasMoney(10 * 2_000);
    const real = desk();
    let pieces = 0;
    const withOthers: PackageDesk = {
      run: async (companyId, work) => {
        const done = await real.run(companyId, work);
        await write(1_000 + pieces, 1, 'New');
        await write(39, 1, `Again ${(pieces += 1)}`);
        return done;
      },
    };
    expect(await unblock(10, withOthers)).toEqual({ unblocked: 40, blocked: 0 });
    expect(pieces).toBe(4);
    expect(await books()).toMatchObject({ paid: 44, packages: 5, blocked: 0, withheld: 0 });
    expect((await told()).find((texts) => texts.length > 1)).toEqual(['First', 'Again 1', 'Again 2', 'Again 3', 'Again 4']);
  });

  it('whoever waits for the account holds no operator’s load yet: one who gives dialogs back takes them behind it', async () => {
    await store.hasOperator(7);
    await store.hasChannel(2, [7]);
    await store.rows('begin');
    await store.rows('select from account where company_id = $1 for update', [store.companyId]);
    const event = aMessageReceived({ sender: aSender({ identities: [phone('791')] }), externalId: 'one' });
    const written = ingest(store.database, store.companyId, [{ channelId: 2, event }], NOW);
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    do await store.rows('select pg_stat_clear_snapshot()');
    while ((await store.rows(waiting)).length === 0);
    expect(await store.rows('select from operator_presence where operator_id = 7 for update nowait')).toHaveLength(1);
    await store.rows('commit');
    await written;
  });

  it('of two that stop one another the reason is told, and not what follows from it', async () => {
    const failing = store.database.transaction(store.companyId, async (tx) => {
      tx.write({ name: 'test.failing', text: 'select 1 / 0' });
      await tx.query({ name: 'test.behind', text: 'select 1' });
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  });
});
