import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { aMessageReceived, anEcho, anImportedMessage, aSender, aStatus, phone } from '#domain/testing/inbound-events.factory.js';
import { PgPackageDesk } from '../../packages/package-desk.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { ingest } from '../ingest.store.js';

const CLIENT = [phone('79001112233')];

/** What providers tell beside messages, of a dialog that nothing pays for. */
describe('a blocked dialog hears', () => {
  let store: StoreUnderTest;
  let now: Date;
  let rounds = 0;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    await store.hasOperator(5);
    await store.hasChannel(1);
    now = new Date('2026-10-12T10:00:00Z');
    await tells(aMessageReceived({ text: 'Before', externalId: '100' }), anEcho({ text: 'Ours', externalId: '101' }));
    await store.rows('update message set status = 30 where external_id = $1', ['101']);
    await store.rows('update dialog set operator_id = 5, last_operator_id = 5');
    now = new Date('2026-11-12T10:00:00Z');
    await store.rows('insert into tariff (company_id, package_price_minor) values ($1, 100000)', [store.companyId]);
    await tells(aMessageReceived({ text: 'Secret', externalId: '102' }), aMessageReceived({ text: 'Secret too', externalId: '103' }));
    await store.rows('delete from event');
  });
  afterEach(() => store.stop());

  const tells = (...events: InboundEvent[]): Promise<unknown> =>
    ingest(
      store.database,
      store.companyId,
      events.map((event) => ({ channelId: 1, event })),
      new Date(now.getTime() + (rounds += 1) * 1000),
    );
  const desk = (): PgPackageDesk => new PgPackageDesk(store.database, store.wake, { now: () => now });
  async function isPaidFor(): Promise<void> {
    await store.rows('update account set balance_minor = balance_minor + 250 where company_id = $1', [store.companyId]);
    expect(await new UnblockDialogs(desk()).run(store.companyId)).toEqual({ unblocked: 1, blocked: 0 });
  }
  const dialog = async (): Promise<Record<string, unknown>> =>
    (
      await store.rows<Record<string, unknown>>(
        `select unread_count as unread, withheld_count as withheld, blocked_at is not null as blocked, last_message_preview as preview,
                operator_id::int as operator, request_id is not null as serves, state from dialog`,
      )
    )[0]!;
  const events = async (): Promise<string[]> =>
    (await store.rows<{ kind: string }>('select kind from event order by id')).map(({ kind }) => kind);
  /** As whoever may not see what is withheld. */
  const texts = (): Promise<(string | null)[]> =>
    store.database.transaction(store.companyId, async (tx) =>
      (
        await tx.query<{ text: string | null }>({
          name: '',
          text: `select text from message where kind in ('from_client', 'to_client') order by sent_at, id`,
        })
      ).map(({ text }) => text),
    );

  it('what was read: ours by the client, his on another device', async () => {
    await tells({ type: 'messages_read', client: CLIENT, upTo: '101', at: null } as InboundEvent);
    expect(await store.rows(`select status from message where external_id = '101'`)).toEqual([{ status: 60 }]);
    await tells({ type: 'read_elsewhere', client: [], externalId: '102' } as unknown as InboundEvent);
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 2, unread: 1, preview: '' });
    expect(await texts()).toEqual(['Before', 'Ours']);
    await isPaidFor();
    expect([await dialog(), await texts()]).toMatchObject([
      { unread: 1, preview: 'Secret too' },
      ['Before', 'Ours', 'Secret', 'Secret too'],
    ]);
  });

  it('nothing of typing, and nobody is told', async () => {
    await tells({ type: 'client_typing', client: CLIENT } as InboundEvent);
    expect(await events()).toEqual([]);
    await isPaidFor();
    await tells({ type: 'client_typing', client: CLIENT } as InboundEvent);
    expect(await events()).toContain('client_typing');
  });

  it('that he cannot be reached, and that he can again: a line, and no word of his', async () => {
    await tells({ type: 'client_reachability', client: CLIENT, reachable: false, line: 'client_blocked_us' } as unknown as InboundEvent);
    expect(await store.rows('select 1 from client where unreachable_since is not null')).toHaveLength(1);
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 2 });
    await tells(aMessageReceived({ text: 'Secret three', externalId: '104' }));
    expect(await store.rows('select 1 from client where unreachable_since is not null')).toEqual([]);
    expect(await texts()).toEqual(['Before', 'Ours']);
    await isPaidFor();
    expect(await texts()).toEqual(['Before', 'Ours', 'Secret', 'Secret too', 'Secret three']);
  });

  it('the history that is handed over once: it is shown, for it was said before, and is nobody’s to pay for', async () => {
    const at = new Date('2026-09-01T10:00:00Z');
    await tells(anImportedMessage({ text: 'Long ago', externalId: '90', client: aSender(), at }));
    expect((await texts()).filter((text) => text === 'Long ago')).toHaveLength(1);
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 2, preview: '' });
    expect(await store.rows('select 1 from active_dialog')).toHaveLength(2);
  });

  it('what was written on the phone: withheld too, and of his own words what their statuses are', async () => {
    await tells(anEcho({ text: 'Secret of ours', externalId: '105' }));
    await tells(aStatus({ externalId: '105', status: 'read' }));
    expect([await texts(), await dialog()]).toMatchObject([['Before', 'Ours'], { withheld: 3, preview: '' }]);
    expect((await events()).filter((kind) => kind === 'message_added')).toEqual([]);
    await isPaidFor();
    expect((await texts()).at(-1)).toBe('Secret of ours');
    expect(await store.rows(`select status, withheld from message where external_id = '105'`)).toEqual([{ status: 60, withheld: false }]);
  });

  it('each message once, however often it is told, then and afterwards', async () => {
    const again = aMessageReceived({ text: 'Secret', externalId: '102' });
    await tells(again, again);
    await isPaidFor();
    await tells(again);
    expect(await texts()).toEqual(['Before', 'Ours', 'Secret', 'Secret too']);
    expect((await events()).filter((kind) => kind === 'message_added')).toHaveLength(3);
    expect(await dialog()).toMatchObject({ unread: 2, withheld: 0 });
  });

  it('at the same moment as it is paid for: nothing is lost, nothing stays behind', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = 200 + round * 10;
      const [, ...told] = await Promise.all([
        isPaidFor(),
        ...[0, 1, 2].map((n) => tells(aMessageReceived({ text: `now ${id + n}`, externalId: String(id + n) }))),
      ]);
      expect(told).toHaveLength(3);
      expect(await dialog()).toMatchObject({ blocked: false, withheld: 0 });
      expect((await texts()).filter((text) => text?.startsWith('now')).length).toBe((round + 1) * 3);
      expect(await store.rows('select 1 from message where withheld')).toEqual([]);
      await store.rows('delete from active_dialog');
      await store.rows('update dialog set counted_until = null');
      await tells(aMessageReceived({ text: 'blocks again', externalId: `b${round}` }));
      expect(await dialog()).toMatchObject({ blocked: true, withheld: 1 });
    }
  });
});
