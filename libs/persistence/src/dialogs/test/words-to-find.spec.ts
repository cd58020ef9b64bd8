import { aDialog, NOON } from '#domain/testing/a-dialog.factory.js';
import { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { saveIngestExtras } from '../../ingest/ingest-extras.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { searchDialogs } from '../dialog-search.view.js';

const VERA = 50;

describe('the words that a client is found by', () => {
  let store: StoreUnderTest;
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    await store.hasDialog(aDialog().state);
    await store.rows(`update client set phone = '79001112233' where id = $1`, [VERA]);
  });
  afterAll(() => store.stop());

  const words = async (): Promise<string[]> =>
    (await store.rows<{ word: string }>('select word from client_word where client_id = $1 order by length(word), word', [VERA])).map(
      ({ word }) => word,
    );
  /** Which transaction wrote each: equal ones were left alone. */
  const rows = (): Promise<unknown[]> => store.rows('select word, xmin::text from client_word where client_id = $1 order by word', [VERA]);
  const knownBy = (kind: string, value: string): Promise<void> =>
    store.database.transaction(store.companyId, (tx) => {
      const changes = new IngestChanges(store.companyId, NOON, { next: () => 1 });
      changes.identities.push({ channelId: 1, clientId: VERA, identity: { kind, value } });
      saveIngestExtras(tx, changes);
      return Promise.resolve();
    });
  const found = async (text: string): Promise<number[]> => {
    const dialogs = await store.database.transaction(store.companyId, (tx) => searchDialogs(tx, text, { all: true }, 10));
    return dialogs.map(({ clientId }) => clientId);
  };

  it('are those of his name and every end of his number from four digits on', async () => {
    expect(await words()).toEqual(['2233', 'vera', '12233', '112233', '1112233', '01112233', '001112233', '9001112233', '79001112233']);
  });

  it('an identity that is his phone writes nothing; another one is found too', async () => {
    const before = await rows();
    await knownBy('wa_id', '79001112233');
    expect(await rows()).toEqual(before);
    await knownBy('username', 'Orlova_77');
    expect(await words()).toEqual(expect.arrayContaining(['orlova', '77']));
    expect(await found('orlo')).toEqual([VERA]);
    await knownBy('phone', '79005556677');
    expect(await found('555667')).toEqual([VERA]);
  });

  it('a change of anything else leaves them alone; a new name replaces the old one, and numbers stay', async () => {
    const before = await rows();
    await store.rows(`update client set avatar = 'x', name = name, phone = phone where id = $1`, [VERA]);
    await store.rows('update dialog set unread_count = unread_count + 1, snoozed_until = null where client_id = $1', [VERA]);
    expect(await rows()).toEqual(before);
    await store.rows(`update client set name = 'Zoya', phone = null where id = $1`, [VERA]);
    expect(await found('vera')).toEqual([]);
    expect(await found('zoy')).toEqual([VERA]);
    expect(await words()).toEqual(expect.arrayContaining(['zoya', '79001112233']));
  });
});
