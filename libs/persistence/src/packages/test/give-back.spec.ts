import { GiveBackRefused } from '#domain/packages/give-back-refused.js';
import { SendMessage } from '#domain/messages/send-message.js';
import { aMessageReceived, aSender, aStatus, phone } from '#domain/testing/inbound-events.factory.js';
import { someAbilities } from '#domain/testing/some-abilities.factory.js';
import { PgDialogDesk } from '../../dialogs/dialog-desk.store.js';
import { ingest } from '../../ingest/ingest.store.js';
import { JobsDatabase } from '../../jobs-database.js';
import { RetryStore } from '../../messages/retry.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { PgPackageDesk } from '../package-desk.store.js';
import { refusedSends } from '../refused-send.store.js';

const NOVEMBER = new Date('2026-11-12T10:00:00Z');
const DECEMBER = new Date('2026-12-03T10:00:00Z');

describe('what a refused message took is given back', () => {
  let store: StoreUnderTest;
  let jobs: JobsDatabase;
  let now: Date;
  beforeEach(async () => {
    now = NOVEMBER;
    store = await StoreUnderTest.start();
    jobs = new JobsDatabase({ url: store.jobsUrl, poolSize: 2, onError: () => undefined });
    await store.hasChannel(1);
  });
  afterEach(async () => {
    await jobs.close();
    await store.stop();
  });

  let client = 100;
  const metered = (balanceMinor: number, places = 0): Promise<unknown> =>
    store.rows(
      `with t as (insert into tariff (company_id, auto_top_up, package_price_minor) values ($1, false, 2000)),
        e as (insert into ledger_entry (company_id, key, kind, amount_minor) select $1, 'opening', 'payment', $2::bigint where $2::bigint > 0),
        p as (insert into dialog_package (company_id, size, origin, price_minor) select $1, $3::int, 'given', 0 where $3::int > 0)
       update account set balance_minor = $2::bigint where company_id = $1`,
      [store.companyId, balanceMinor, places],
    );
  async function aClient(): Promise<number> {
    client += 1;
    await store.hasClient(client, 1);
    await store.rows(`insert into client_identity (company_id, channel_id, kind, value, client_id) values ($1, 1, 'wa_id', $2, $3)`, [
      ...[store.companyId, `79${client}`, client],
    ]);
    return client;
  }
  const writeTo = async (clientId: number): Promise<number> => {
    const sent = await new SendMessage(new PgDialogDesk(store.database, store.wake, { now: () => now }), () => someAbilities()).run({
      ...{ companyId: store.companyId, to: { clientId }, scope: { all: true }, operatorId: null, origin: 'api' },
      ...{ kind: 'to_client', text: 'It is ready', uploadIds: [], quotedId: null, clientMessageIds: [], opensDialog: true },
      ...{ buttons: [], contacts: [], location: null, template: null, keyboard: [] },
    } as never);
    return sent[0]!.id;
  };
  const hears = (clientId: number, externalId = `m${Math.random()}`): Promise<unknown> =>
    ingest(
      store.database,
      store.companyId,
      [{ channelId: 1, event: aMessageReceived({ sender: aSender({ identities: [phone(`79${clientId}`)] }), externalId }) }],
      now,
    );
  /** As a webhook says it. */
  const isRefused = (messageId: number): Promise<unknown> =>
    ingest(
      store.database,
      store.companyId,
      [{ channelId: 1, event: aStatus({ externalId: `ext${messageId}`, ourMessageId: String(messageId), status: 'failed' }) }],
      now,
    );
  const giveBack = async (): Promise<number> => {
    let dialogs = 0;
    for (const { companyId, messageIds } of await refusedSends(jobs)) {
      dialogs += await new GiveBackRefused(new PgPackageDesk(store.database, store.wake, { now: () => now })).run(companyId, messageIds);
    }
    return dialogs;
  };
  const books = async (): Promise<unknown> =>
    (
      await store.rows(
        `select a.balance_minor::int as balance, (select coalesce(sum(amount_minor), 0)::int from ledger_entry) as ledger,
                (select coalesce(sum(used), 0)::int from dialog_package) as used, (select count(*)::int from active_dialog) as active,
                (select coalesce(sum(places_taken), 0)::int from counted_month) as taken,
                (select count(*)::int from refused_send) as waiting
           from account a where a.company_id = $1`,
        [store.companyId],
      )
    )[0];

  it('the place to its package, whoever is told of it and how often', async () => {
    await metered(0, 2);
    const first = await writeTo(await aClient());
    await writeTo(await aClient());
    expect(await books()).toMatchObject({ used: 2, active: 2, taken: 2 });
    await Promise.all([isRefused(first), isRefused(first)]);
    await Promise.all([giveBack(), giveBack(), giveBack()]);
    await isRefused(first);
    await giveBack();
    expect(await books()).toEqual({ balance: 0, ledger: 0, used: 1, active: 1, taken: 1, waiting: 0 });
    expect(await store.rows('select count(*)::int as n from dialog where counted_until is null')).toEqual([{ n: 1 }]);
  });

  it('the single price as an entry of its own; written to again, the dialog is charged again, and given back again', async () => {
    await metered(250);
    const whom = await aClient();
    for (let round = 0; round < 2; round += 1) {
      const message = await writeTo(whom);
      expect(await books()).toMatchObject({ balance: 0, ledger: 0, active: 1 });
      await isRefused(message);
      expect(await giveBack()).toBe(1);
      expect(await books()).toMatchObject({ balance: 250, ledger: 250, active: 0 });
    }
    const kinds = await store.rows<{ kind: string; n: number }>(
      `select kind, count(*)::int as n, count(distinct key)::int as keys from ledger_entry where kind <> 'payment' group by 1 order by 1`,
    );
    expect(kinds).toEqual(['returned', 'single'].map((kind) => ({ kind, n: 2, keys: 2 })));
  });

  it('nothing where anything else was written in the month, and the rest as soon as all of it was refused', async () => {
    await metered(0, 5);
    const [answered, alone] = [await aClient(), await aClient()];
    await hears(answered);
    const messages = [await writeTo(alone), await writeTo(alone)];
    await isRefused(await writeTo(answered));
    await isRefused(messages[0]!);
    expect([await giveBack(), await books()]).toEqual([0, { balance: 0, ledger: 0, used: 2, active: 2, taken: 2, waiting: 0 }]);
    await isRefused(messages[1]!);
    expect([await giveBack(), await books()]).toMatchObject([1, { used: 1, active: 1 }]);
  });

  it('also late: of the month in which it was written, whatever was written since', async () => {
    await metered(0, 5);
    const [silent, writes] = [await aClient(), await aClient()];
    const late = [await writeTo(silent), await writeTo(writes)];
    now = DECEMBER;
    await hears(writes);
    for (const message of late) await isRefused(message);
    expect(await giveBack()).toBe(2);
    expect(await books()).toMatchObject({ used: 1, active: 1, waiting: 0 });
    const rows = await store.rows(`select to_char(month, 'YYYY-MM') as month from active_dialog`);
    expect(rows).toEqual([{ month: '2026-12' }]);
    // The one that wrote in December stays counted there.
    await hears(writes);
    expect(await books()).toMatchObject({ used: 1, active: 1 });
  });

  it('exactly once in a race with a message of the same dialog: it is active for one place, or for none', async () => {
    await metered(0, 50);
    for (let round = 0; round < 10; round += 1) {
      const whom = await aClient();
      await isRefused(await writeTo(whom));
      await Promise.all([giveBack(), hears(whom), giveBack()]);
      await giveBack();
      expect(await books()).toMatchObject({ used: round + 1, active: round + 1, taken: round + 1, waiting: 0 });
    }
  });

  it('and taken again, as the message is sent after all: in the month in which it was written', async () => {
    await metered(0, 2);
    const whom = await aClient();
    const message = await writeTo(whom);
    const retries = new RetryStore(store.database, store.wake, { now: () => now });
    const retry = (): Promise<unknown> => retries.retry(store.companyId, message, { all: true });
    await isRefused(message);
    await giveBack();
    expect([await retry(), await books()]).toMatchObject(['queued', { used: 1, active: 1, waiting: 0 }]);
    await isRefused(message);
    await giveBack();
    now = DECEMBER;
    await hears(whom);
    expect([await retry(), await books()]).toMatchObject(['queued', { used: 2, active: 2 }]);
    const months = await store.rows(`select to_char(month, 'YYYY-MM') as month from active_dialog order by month`);
    expect(months).toEqual([{ month: '2026-11' }, { month: '2026-12' }]);
    await hears(whom);
    expect(await books()).toMatchObject({ used: 2, active: 2 });
    await isRefused(message);
    await giveBack();
    await store.rows('update dialog_package set used = size');
    await expect(retry()).rejects.toMatchObject({ code: 'dialog_blocked' });
  });

  it('and blocked dialogs hear of the place', async () => {
    await metered(0, 1);
    const message = await writeTo(await aClient());
    await hears(await aClient());
    await store.rows('delete from outbox');
    await isRefused(message);
    await giveBack();
    expect(await store.rows(`select workflow_id from outbox where process = 'package-top-up'`)).toEqual([
      { workflow_id: `package-top-up:${store.companyId}` },
    ]);
  });

  it('of a company that is not metered the dialog is counted no more', async () => {
    await isRefused(await writeTo(await aClient()));
    expect([await giveBack(), await books()]).toMatchObject([1, { balance: 0, active: 0, waiting: 0 }]);
  });
});
