import type { ChannelEvent } from '#domain/ingest/ingest-snapshot.js';
import type { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { SendMessage } from '#domain/messages/send-message.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { aMessageReceived, anEcho, anImportedMessage, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { someAbilities } from '#domain/testing/some-abilities.factory.js';
import { PgDialogDesk } from '../../dialogs/dialog-desk.store.js';
import { ingest } from '../../ingest/ingest.store.js';
import { PgPackageDesk } from '../package-desk.store.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';

/** In Moscow December begins at 21:00 UTC. */
const BEFORE = new Date('2026-11-30T20:59:59.999Z');
const MIDNIGHT = new Date('2026-11-30T21:00:00.000Z');

describe('active dialogs are counted with their messages', () => {
  let store: StoreUnderTest;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    await store.rows(`update company set time_zone = 'Europe/Moscow' where id = $1`, [store.companyId]);
    await store.hasChannel(1);
  });
  afterEach(() => store.stop());

  const pays = (balanceMinor: number, more: { active?: boolean; autoTopUp?: boolean } = {}): Promise<unknown> =>
    store.rows(
      `with t as (insert into tariff (company_id, active, auto_top_up, package_size, package_price_minor) values ($1, $3, $4, 10, 2000)),
        e as (insert into ledger_entry (company_id, key, kind, amount_minor) values ($1, 'opening', 'payment', $2))
       update account set balance_minor = $2 where company_id = $1`,
      [store.companyId, balanceMinor, more.active ?? true, more.autoTopUp ?? true],
    );
  const of = (event: InboundEvent): ChannelEvent => ({ channelId: 1, event });
  const receives = (events: InboundEvent[], now = BEFORE): Promise<IngestChanges> =>
    ingest(store.database, store.companyId, events.map(of), now);
  const writes = (who: string, more: object = {}): InboundEvent =>
    aMessageReceived({ sender: aSender({ identities: [phone(who)] }), externalId: `${who}-${Math.random()}`, ...more });
  const books = async (): Promise<{ balance: number; ledger: number; paid: Record<string, number> }> => {
    const [row] = await store.rows<{ balance: number; ledger: number; paid: Record<string, number> }>(
      `select a.balance_minor::int as balance,
              (select coalesce(sum(amount_minor), 0)::int from ledger_entry where company_id = $1) as ledger,
              (select coalesce(jsonb_object_agg(by, n), '{}') from (select coalesce(paid_by, 'nobody') as by, count(*) as n
                 from active_dialog where company_id = $1 group by 1) c) as paid
         from account a where a.company_id = $1`,
      [store.companyId],
    );
    return row!;
  };
  const packages = (): Promise<{ size: number; used: number }[]> => store.rows('select size, used from dialog_package order by id');

  it('a company without a tariff pays nothing, and its dialogs are counted once a month', async () => {
    await receives([writes('1'), writes('1'), writes('2')]);
    await receives([writes('1')]);
    expect(await books()).toEqual({ balance: 0, ledger: 0, paid: { none: 2 } });
  });

  it('by its first message of the month, to the moment in the time zone of the company, whoever wrote it', async () => {
    await pays(2_000);
    await receives([writes('1'), anEcho({ to: aSender({ identities: [phone('2')] }) })], BEFORE);
    await receives([writes('1'), writes('3')], MIDNIGHT);
    const rows = await store.rows(`select to_char(month, 'YYYY-MM-DD') as month, paid_by from active_dialog order by month, dialog_id`);
    expect(rows).toEqual(['2026-11-01', '2026-11-01', '2026-12-01', '2026-12-01'].map((month) => ({ month, paid_by: 'package' })));
    expect(await packages()).toEqual([{ size: 10, used: 4 }]);
    expect(await books()).toMatchObject({ balance: 0, ledger: 0 });
  });

  it('a history that is handed over neither counts nor blocks: it was said before anybody here carried it', async () => {
    await pays(0);
    await receives([anImportedMessage({ client: aSender({ identities: [phone('1')] }) })]);
    expect([(await books()).paid, await store.rows('select blocked_at from dialog')]).toEqual([{}, [{ blocked_at: null }]]);
    await receives([writes('1')]);
    expect((await books()).paid).toEqual({ nobody: 1 });
    const shown = await store.rows('select origin, withheld from message where kind <> $1 order by id', ['system']);
    expect(shown).toEqual([
      { origin: 'history', withheld: false },
      { origin: 'client', withheld: true },
    ]);
  });

  it('fifty that come at once top up as often as there is money for, and nobody is counted twice or for nothing', async () => {
    await pays(4_000 + 250 * 3 + 100);
    await Promise.all(Array.from({ length: 50 }, (_, n) => receives([writes(`79${n}`)])));
    expect(await packages()).toEqual([
      { size: 10, used: 10 },
      { size: 10, used: 10 },
    ]);
    expect(await books()).toEqual({ balance: 100, ledger: 100, paid: { package: 20, single: 3, nobody: 27 } });
    expect(await store.rows(`select count(*)::int as n from dialog where blocked_at is not null`)).toEqual([{ n: 27 }]);
  });

  it('copies of one message at once are one dialog and one place', async () => {
    await pays(2_000);
    const first = writes('1', { externalId: 'same' });
    await Promise.allSettled(Array.from({ length: 10 }, () => receives([first])));
    expect([await packages(), (await books()).paid]).toEqual([[{ size: 10, used: 1 }], { package: 1 }]);
  });

  it('what a blocked dialog is sent is stored and withheld: nobody who does not ask for it sees it', async () => {
    await pays(0);
    const words = { text: 'Is my order ready?', externalId: 'wamid.1' };
    const { messages } = await receives([writes('1', words)]);
    expect(messages.map(({ kind, withheld }) => [kind, withheld])).toEqual([
      ['system', false],
      ['system', false],
      ['from_client', true],
    ]);
    await receives([writes('1', { externalId: 'wamid.1' }), writes('1')]);
    const seen = (seesWithheld: boolean): Promise<{ n: number }[]> =>
      store.database.transaction(
        store.companyId,
        (tx) => tx.query({ name: 'test.seen', text: `select count(*)::int as n from message where kind = 'from_client'` }),
        { seesWithheld },
      );
    expect([await seen(false), await seen(true)]).toEqual([[{ n: 0 }], [{ n: 2 }]]);
    const [dialog] = await store.rows(`select state, unread_count, last_message_preview, blocked_at from dialog`);
    expect(dialog).toEqual({ state: 'open', unread_count: 2, last_message_preview: '', blocked_at: BEFORE });
    expect(await store.rows(`select distinct e.kind from event e join message m on m.id = e.message_id where m.withheld`)).toEqual([]);
    expect(await store.rows(`select process, workflow_id from outbox where process = 'package-top-up'`)).toEqual([
      { process: 'package-top-up', workflow_id: `package-top-up:${store.companyId}` },
    ]);
  });

  it('the process hears of the first blocked dialog, not of each that follows it', async () => {
    await pays(0);
    await receives([writes('1'), writes('2')]);
    await receives([writes('3')]);
    expect(await store.rows(`select 1 from outbox where process = 'package-top-up'`)).toHaveLength(1);
    await store.rows(`update account set balance_minor = 2000 where company_id = $1`, [store.companyId]);
    const desk = new PgPackageDesk(store.database, store.wake, { now: () => BEFORE });
    expect(await new UnblockDialogs(desk).run(store.companyId)).toEqual({ unblocked: 3, blocked: 0 });
    await store.rows(`update dialog_package set used = size`);
    await receives([writes('4')]);
    await receives([writes('5')]);
    expect(await store.rows(`select 1 from outbox where process = 'package-top-up'`)).toHaveLength(2);
  });

  it('an answer into a blocked dialog is refused, and one that would be the first of the month where nothing pays', async () => {
    await pays(250);
    await receives([writes('1')]);
    const [{ id }] = (await store.rows<{ id: string }>('select id from dialog')) as [{ id: string }];
    const desk = (now: Date): PgDialogDesk => new PgDialogDesk(store.database, store.wake, { now: () => now });
    const answer = (now: Date): Promise<unknown> =>
      new SendMessage(desk(now), () => someAbilities()).run({
        ...{ companyId: store.companyId, to: { dialogId: Number(id) }, scope: { all: true }, operatorId: null, origin: 'api' },
        ...{ kind: 'to_client', text: 'It is', uploadIds: [], quotedId: null, clientMessageIds: [], opensDialog: true },
        ...{ buttons: [], contacts: [], location: null, template: null, keyboard: [] },
      } as never);
    await answer(BEFORE);
    const before = await books();
    await expect(answer(MIDNIGHT)).rejects.toMatchObject({ code: 'dialog_blocked', kind: 'conflict' });
    expect(await books()).toEqual(before);
    expect(await store.rows('select blocked_at from dialog')).toEqual([{ blocked_at: null }]);
  });

  it('what is blocked is given back as far as there is something to pay with, in the order in which it was blocked', async () => {
    await pays(0);
    await receives([writes('1', { text: 'First' }), writes('2')]);
    await receives([writes('1', { text: 'Second' }), writes('3')]);
    const unblock = (): Promise<unknown> =>
      new UnblockDialogs(new PgPackageDesk(store.database, store.wake, { now: () => BEFORE })).run(store.companyId);
    expect(await unblock()).toEqual({ unblocked: 0, blocked: 3 });
    await store.rows(
      `with e as (insert into ledger_entry (company_id, key, kind, amount_minor) values ($1, 'payment:1', 'payment', 500))
       update account set balance_minor = 500 where company_id = $1`,
      [store.companyId],
    );
    expect(await unblock()).toEqual({ unblocked: 2, blocked: 1 });
    expect(await unblock()).toEqual({ unblocked: 0, blocked: 1 });
    expect(await books()).toEqual({ balance: 0, ledger: 0, paid: { single: 2, nobody: 1 } });
    const dialogs = await store.rows(
      `select c.name, d.last_message_preview as preview, d.blocked_at is null as free from dialog d join client c on c.id = d.client_id order by d.id`,
    );
    expect(dialogs).toMatchObject([
      { preview: 'Second', free: true },
      { preview: 'Is it fresh?', free: true },
      { preview: '', free: false },
    ]);
    const told = await store.rows<{ text: string }>(
      `select m.text from event e join message m on m.id = e.message_id where e.kind = 'message_added' and m.kind = 'from_client' order by e.id`,
    );
    expect(told.map(({ text }) => text)).toEqual(['First', 'Second', 'Is it fresh?']);
    expect(await store.rows(`select count(*)::int as n from message where withheld`)).toEqual([{ n: 1 }]);
  });
});
