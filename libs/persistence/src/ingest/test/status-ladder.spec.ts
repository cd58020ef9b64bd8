import { IngestChanges, type StatusReport } from '#domain/ingest/ingest-changes.js';
import { MESSAGE_STATUS, nextStatus, statusName, type MessageStatus } from '#domain/messages/status.js';
import { aDialog, NOON } from '#domain/testing/a-dialog.factory.js';
import { storeAccepted } from '../../sending/sending.store.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { saveIngestExtras } from '../ingest-extras.store.js';

const ALL = Object.keys(MESSAGE_STATUS) as MessageStatus[];
const PAIRS = ALL.flatMap((current) => ALL.map((reported) => [current, reported] as const));
const ERROR = { code: '131026', detail: null, reason: 'unreachable' };

describe('the ladder of statuses in the database is that of the rules', () => {
  let store: StoreUnderTest;
  let ids = 5000;
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasChannel(1);
    await store.hasDialog(aDialog().state);
  });
  afterAll(() => store.stop());

  async function message(current: MessageStatus, kind = 'to_client'): Promise<number> {
    const id = (ids += 1);
    await store.rows(
      `insert into message (id, company_id, dialog_id, client_id, channel_id, kind, status, error) values ($1, $2, 100, 50, 1, $3, $4, $5)`,
      [id, store.companyId, kind, MESSAGE_STATUS[current], current === 'failed' ? JSON.stringify({ ...ERROR, code: 'first' }) : null],
    );
    return id;
  }
  const report = (messageId: number | null, status: MessageStatus, externalId = `wamid.${messageId}`): StatusReport => ({
    ...{ channelId: 1, externalId, messageId, status, error: status === 'failed' ? ERROR : null, at: null },
  });
  const save = (...reports: StatusReport[]): Promise<void> =>
    store.database.transaction(store.companyId, async (tx) => {
      const changes = new IngestChanges(store.companyId, NOON, { next: () => (ids += 1) });
      changes.statuses.push(...reports);
      saveIngestExtras(tx, changes);
    });
  async function now(id: number): Promise<{ status: MessageStatus; code: string | null; told: number }> {
    const [row] = await store.rows<{ status: number; code: string | null; told: number }>(
      `select status, error ->> 'code' as code, (select count(*)::int from event e where e.message_id = m.id) as told from message m where id = $1`,
      [id],
    );
    return { ...row!, status: statusName(row!.status) };
  }

  it.each(PAIRS)('%s, then %s', async (current, reported) => {
    const id = await message(current);
    await save(report(id, reported));
    const expected = nextStatus(current, reported);
    const code = expected !== 'failed' ? null : current === 'failed' ? 'first' : ERROR.code;
    // A screen is told of a change and of nothing else.
    expect(await now(id)).toEqual({ status: expected, code, told: expected === current ? 0 : 1 });
  });

  it('all of them in one webhook', async () => {
    const cases: { id: number; current: MessageStatus; reported: MessageStatus }[] = [];
    for (const [current, reported] of PAIRS) cases.push({ id: await message(current), current, reported });
    await save(...cases.map(({ id, reported }) => report(id, reported)));
    for (const { id, current, reported } of cases) expect((await now(id)).status).toBe(nextStatus(current, reported));
  });

  it('several about one message in one webhook count in their order', async () => {
    const id = await message('accepted');
    await save(report(id, 'delivered'), report(id, 'failed'), report(id, 'sent'));
    expect(await now(id)).toMatchObject({ status: 'delivered', code: null });
  });

  it('two processes at once: the higher one stands, whoever is first', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await message('accepted');
      await Promise.all((['delivered', 'read', 'sent', 'delivered'] as const).map((status) => save(report(id, status))));
      expect((await now(id)).status).toBe('read');
    }
  });

  it.each(['from_client', 'system', 'comment'])('a message of the kind %s has no status to change', async (kind) => {
    const id = await message('none', kind);
    await save(report(id, 'read'));
    expect(await now(id)).toEqual({ status: 'none', code: null, told: 0 });
  });

  // Below "accepted" nothing is kept: the answer of the send says as much.
  const early = ALL.filter((status) => MESSAGE_STATUS[status] > MESSAGE_STATUS.accepted);
  it.each(early.flatMap((first) => early.map((second) => [first, second] as const)))(
    '%s and then %s, both before the answer of the send, show once it has come',
    async (first, second) => {
      const id = await message('sending');
      for (const status of [first, second]) await save(report(null, status, `wamid.early.${id}`));
      expect((await now(id)).status).toBe('sending');
      await store.database.transaction(store.companyId, (tx) => storeAccepted(tx, id, { externalId: `wamid.early.${id}` }));
      const expected = nextStatus(nextStatus('accepted', first), second);
      expect(await now(id)).toMatchObject({ status: expected, code: expected === 'failed' ? ERROR.code : null });
      expect(await store.rows('select 1 from early_status')).toEqual([]);
    },
  );
});
