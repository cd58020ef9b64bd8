import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { MESSAGE_STATUS, nextStatus, type MessageStatus } from '#domain/messages/status.js';
import { Database } from '#persistence/database.js';
import { storeAccepted } from '#persistence/sending/sending.store.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { says, status, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

const PHONE = '79001112233';
const REPORTED = ['sent', 'delivered', 'read', 'failed'] as const;
type Reported = (typeof REPORTED)[number];

describe('what became of a message of ours', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  let dialogId: number;
  let ids = 0;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
    await line.write(says.text(PHONE, 'Is it fresh?'));
    dialogId = (await anna.get('/api/dialogs')).json().items[0].id;
  }, 60_000);
  afterAll(() => api.stop());

  /** An answer on its way: the provider has not said yet what it is called there. */
  async function answered(): Promise<{ id: number; externalId: string }> {
    const body = { clientMessageId: randomUUID(), kind: 'to_client', text: 'Fresh as ever' };
    const [message] = (await anna.send('POST', `/api/dialogs/${dialogId}/messages`, body)).json().items;
    return { id: message.id, externalId: `wamid.sent.${(ids += 1)}` };
  }
  const accepted = ({ id, externalId }: { id: number; externalId: string }): Promise<void> =>
    api.app.get(Database).transaction(anna.me.company.id, (tx) => storeAccepted(tx, id, { externalId }));
  async function sent(): Promise<{ id: number; externalId: string }> {
    const message = await answered();
    await accepted(message);
    return message;
  }
  async function shown(
    id: number,
  ): Promise<{ status: MessageStatus; error: { code: string; reason: string } | null; unconfirmed: boolean }> {
    const { items } = (await anna.get(`/api/dialogs/${dialogId}/messages?around=${id}&limit=2`)).json();
    return items.find((item: { id: number }) => item.id === id);
  }
  const report = (externalId: string, name: string, tracker?: number): ReturnType<WhatsAppLine['report']> =>
    line.report(status(externalId, name, PHONE, tracker));
  const ladder = (start: MessageStatus, reports: readonly Reported[]): MessageStatus => reports.reduce<MessageStatus>(nextStatus, start);

  it('climbs from accepted to read', async () => {
    const { id, externalId } = await sent();
    expect((await shown(id)).status).toBe('accepted');
    for (const name of ['sent', 'delivered', 'read'] as const) {
      await report(externalId, name);
      expect((await shown(id)).status).toBe(name);
    }
  });

  it('in any order, repeated, in one webhook or in several, it stands where the ladder says', async () => {
    const reports = fc.array(fc.constantFrom(...REPORTED), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(reports, fc.boolean(), async (names, together) => {
        const { id, externalId } = await sent();
        if (together) await line.report(...names.map((name) => status(externalId, name, PHONE)));
        else for (const name of names) await report(externalId, name);
        expect((await shown(id)).status).toBe(ladder('accepted', names));
      }),
      { numRuns: 40 },
    );
  });

  it('a failure says why, and nothing that comes later takes it back', async () => {
    const { id, externalId } = await sent();
    await report(externalId, 'failed');
    await report(externalId, 'delivered');
    expect(await shown(id)).toMatchObject({ status: 'failed', error: { code: '131026', detail: 'Message undeliverable' } });
  });

  it('a failure after the delivery is none', async () => {
    const { id, externalId } = await sent();
    await report(externalId, 'delivered');
    await report(externalId, 'failed');
    expect(await shown(id)).toMatchObject({ status: 'delivered', error: null });
  });

  it('reports that overtake the answer of the send are not lost: they show as soon as the message has its name', async () => {
    const reports = fc.array(fc.constantFrom(...REPORTED), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(reports, async (names) => {
        const message = await answered();
        for (const name of names) await report(message.externalId, name);
        expect((await shown(message.id)).status).toBe('queued');
        await accepted(message);
        const expected = ladder('accepted', names);
        const now = await shown(message.id);
        expect(now.status).toBe(expected);
        expect(now.error === null).toBe(expected !== 'failed');
        expect(await api.rows('select 1 from early_status')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('with our own id in the report the message is known before the answer of the send', async () => {
    const { id, externalId } = await answered();
    await report(externalId, 'delivered', id);
    expect((await shown(id)).status).toBe('delivered');
    await accepted({ id, externalId });
    expect((await shown(id)).status).toBe('delivered');
    await report(externalId, 'read');
    expect((await shown(id)).status).toBe('read');
    expect(await api.rows('select 1 from early_status')).toEqual([]);
  });

  it('a message whose answer was lost is settled by a report with our id: nothing is left to send, and its process hears of it', async () => {
    const { id, externalId } = await answered();
    await api.rows(`update sending set state = 'unconfirmed' where message_id = $1`, [id]);
    await api.rows(`update message set status = $2 where id = $1`, [id, MESSAGE_STATUS.sending]);
    expect(await shown(id)).toMatchObject({ unconfirmed: true });
    await report(externalId, 'sent', id);
    expect(await shown(id)).toMatchObject({ status: 'sent', unconfirmed: false });
    expect(await api.rows('select 1 from sending where message_id = $1', [id])).toEqual([]);
    expect(await api.rows('select action, payload from outbox where workflow_id = $1', [`message-retry:${id}`])).toMatchObject([
      { action: 'signal', payload: { signal: 'messageSettled', args: [{ reason: 'confirmed' }] } },
    ]);
    await report(externalId, 'read');
    expect((await shown(id)).status).toBe('read');
  });

  it('a report with an id of another channel or company changes nothing there', async () => {
    const { id } = await answered();
    const stranger = await api.browser().registers('Cold Bread');
    const foreign = await WhatsAppLine.connect(api, stranger);
    const beside = await WhatsAppLine.connect(api, anna);
    for (const other of [foreign, beside]) await other.report(status(`wamid.foreign.${id}`, 'read', PHONE, id));
    expect((await shown(id)).status).toBe('queued');
  });

  it('a report about a message of the client, or by an id that is no message of ours, changes nothing', async () => {
    const [message] = await api.rows<{ id: string; external_id: string }>(
      `select id, external_id from message where kind = 'from_client' limit 1`,
    );
    await report(String(message?.external_id), 'failed');
    await report('wamid.other', 'read', Number(message?.id));
    expect(await shown(Number(message?.id))).toMatchObject({ status: 'none', error: null });
  });
});
