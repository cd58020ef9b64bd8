import { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { aDialog, NOON } from '#domain/testing/a-dialog.factory.js';
import { storeAccepted } from '../../sending/sending.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { saveIngestExtras } from '../ingest-extras.store.js';

describe('what providers say beside messages', () => {
  let store: StoreUnderTest;
  let ids = 5000;
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    await store.hasDialog(aDialog().state);
  });
  afterAll(() => store.stop());

  const save = (fill: (changes: IngestChanges) => void): Promise<void> =>
    store.database.transaction(store.companyId, async (tx) => {
      const changes = new IngestChanges(store.companyId, NOON, { next: () => (ids += 1) });
      fill(changes);
      saveIngestExtras(tx, changes);
    });
  async function sent(externalId: string | null, status = MESSAGE_STATUS.sent as number): Promise<number> {
    const id = (ids += 1);
    await store.rows(
      `insert into message (id, company_id, dialog_id, client_id, channel_id, kind, status, external_id) values ($1, $2, 100, 50, 1, 'to_client', $3, $4)`,
      [id, store.companyId, status, externalId],
    );
    return id;
  }
  const statusOf = async (id: number): Promise<number> =>
    (await store.rows<{ status: number }>('select status from message where id = $1', [id]))[0]!.status;

  it('a message that was read elsewhere leaves only what came after it unread', async () => {
    const from = async (): Promise<number> => {
      await store.rows(
        `insert into message (id, company_id, dialog_id, client_id, channel_id, kind) values ($1, $2, 100, 50, 1, 'from_client')`,
        [(ids += 1), store.companyId],
      );
      return ids;
    };
    const [, second] = [await from(), await from(), await from()];
    await store.rows('update dialog set unread_count = 3 where id = 100');
    await save(({ readMessages }) => readMessages.push(second));
    expect(await store.rows('select unread_count, read_up_to_id::int from dialog where id = 100')).toEqual([
      { unread_count: 1, read_up_to_id: second },
    ]);
  });

  describe('how far the client has read', () => {
    const read = (upTo: string): Promise<void> => save(({ readUpTo }) => readUpTo.push({ clientId: 50, dialogId: 100, upTo }));

    it('marks all of ours up to the number, by number and not by text', async () => {
      const [nine, ten, eleven, named] = [await sent('9'), await sent('10'), await sent('11'), await sent('mid.7')];
      await read('10');
      expect(await Promise.all([nine, ten, eleven, named].map(statusOf))).toEqual([60, 60, 40, 40]);
    });

    it('a failed message stays failed, and one that is already read is not told again', async () => {
      const [failed, seen] = [await sent('5', MESSAGE_STATUS.failed), await sent('6', MESSAGE_STATUS.read)];
      await read('10');
      expect(await statusOf(failed)).toBe(MESSAGE_STATUS.failed);
      expect(await store.rows('select 1 from event where message_id = any($1)', [[failed, seen]])).toEqual([]);
    });

    it('a message whose send is answered later is read at once', async () => {
      await read('40');
      const [below, above, named] = [await sent(null, 20), await sent(null, 20), await sent(null, 20)];
      const accept = (id: number, externalId: string): Promise<void> =>
        store.database.transaction(store.companyId, (tx) => storeAccepted(tx, id, { externalId, status: 'sent' }));
      await accept(below, '40');
      await accept(above, '41');
      await accept(named, 'mid.40');
      expect(await Promise.all([below, above, named].map(statusOf))).toEqual([60, 40, 40]);
    });

    it('never goes back', async () => {
      await read('30');
      expect(await store.rows('select read_up_to::int as n from client where id = 50')).toEqual([{ n: 40 }]);
    });
  });

  it('a send is known by all the ids that the provider answered, and stands as far as the answer says', async () => {
    const id = await sent(null, 20);
    await store.database.transaction(store.companyId, (tx) =>
      storeAccepted(tx, id, { externalId: 'gs.77', alsoKnownAs: ['wamid.77'], status: 'delivered' }),
    );
    expect(await statusOf(id)).toBe(MESSAGE_STATUS.delivered);
    const names = await store.rows<{ external_id: string }>(
      'select external_id from message_external_id where message_id = $1 order by 1',
      [id],
    );
    expect(names.map(({ external_id: name }) => name)).toEqual(['gs.77', 'wamid.77']);
  });

  it('another name of a message does not take one that is another message’s', async () => {
    const [first, second] = [await sent('a.1'), await sent('a.2')];
    const name = (messageId: number): Promise<void> =>
      save(({ aliases }) => aliases.push({ channelId: 1, messageId, externalId: 'shared' }));
    await name(first);
    await name(second);
    expect(await store.rows(`select message_id::int as id from message_external_id where external_id = 'shared'`)).toEqual([{ id: first }]);
  });

  describe('the session of a personal number', () => {
    const session = (): Promise<unknown[]> => store.rows('select state, qr, problem, account from channel_session where channel_id = 1');
    const says = (change: object): Promise<void> =>
      save(({ sessions }) => sessions.push({ channelId: 1, change: { type: 'session_changed', ...change } }));

    it('what is not said stays: a fresh code tells nothing of the connection', async () => {
      await says({ qr: 'first code' });
      expect(await session()).toEqual([{ state: 'awaits_qr', qr: 'first code', problem: null, account: null }]);
      await says({ state: 'open', qr: null, problem: null, account: '+7 900' });
      await says({ qr: 'second code' });
      expect(await session()).toEqual([{ state: 'open', qr: 'second code', problem: null, account: '+7 900' }]);
      await says({ state: 'signed_out', problem: 'session_revoked' });
      expect(await session()).toEqual([{ state: 'signed_out', qr: 'second code', problem: 'session_revoked', account: '+7 900' }]);
    });

    it('that opens takes a channel back into service that broke without it', async () => {
      await store.rows(`update channel set state = 'broken', last_error = 'signed out' where id = 1`);
      await says({ state: 'connecting' });
      expect(await store.rows('select state from channel where id = 1')).toEqual([{ state: 'broken' }]);
      await says({ state: 'open' });
      expect(await store.rows('select state, last_error from channel where id = 1')).toEqual([{ state: 'active', last_error: null }]);
    });

    it('every change is told to the screens', async () => {
      const before = await store.rows(`select 1 from event where kind = 'channel_changed'`);
      await says({ state: 'connecting' });
      expect(await store.rows(`select 1 from event where kind = 'channel_changed'`)).toHaveLength(before.length + 1);
    });
  });

  it('a rating without a request of its own belongs to the last one, and counts once', async () => {
    await store.rows(`insert into request (id, company_id, dialog_id, client_id, state) values (4711, $1, 100, 50, 'closed')`, [
      store.companyId,
    ]);
    const rate = (score: number): Promise<void> =>
      save(({ ratings }) =>
        ratings.push({
          ...{ channelId: 1, dialogId: 100, requestId: null, operatorId: null },
          rating: { type: 'dialog_rated', externalId: 'rating.1', client: [], score, comment: 'Quick!', at: null },
        }),
      );
    await rate(5);
    await rate(1);
    expect(await store.rows('select score, comment, request_id::int as request from rating')).toEqual([
      { score: 5, comment: 'Quick!', request: 4711 },
    ]);
  });

  it('a template keeps what a change does not say', async () => {
    const change = (status: string | null, category: string | null): Promise<void> =>
      save(({ templates }) =>
        templates.push({
          channelId: 1,
          change: { type: 'template_changed', name: 'hello', language: 'en', externalId: null, status, category, reason: null },
        }),
      );
    await change(null, 'UTILITY');
    await change('APPROVED', null);
    await change(null, 'MARKETING');
    expect(await store.rows('select status, category from template')).toEqual([{ status: 'approved', category: 'MARKETING' }]);
  });

  it('a client who blocked us is marked until he is back', async () => {
    const reach = (reachable: boolean): Promise<void> => save(({ reachability }) => reachability.push({ clientId: 50, reachable }));
    const since = async (): Promise<unknown> =>
      (await store.rows<{ s: unknown }>('select unreachable_since as s from client where id = 50'))[0]!.s;
    await reach(false);
    const first = await since();
    await reach(false);
    expect(await since()).toEqual(first);
    expect(first).not.toBeNull();
    await reach(true);
    expect(await since()).toBeNull();
  });
});
