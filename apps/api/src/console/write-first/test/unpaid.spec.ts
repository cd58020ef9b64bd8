import { randomUUID } from 'node:crypto';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { everythingOf } from '../../../../../../test/api/everything.js';
import { aChannel, anOperator } from '../../../../../../test/api/rows.js';
import { paysIn, runsOut } from '../../../../../../test/api/tariff.js';

const SINGLE_PRICE = 250;

describe('writing first where nothing pays', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let companyId: number;
  let channelId: number;
  let token: string;
  let number = 79004440000;
  let phone: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    boris = await anOperator(api, companyId, 'supervisor');
    channelId = (await aChannel(anna, { transport: 'external', name: 'My app', phone: null, settings: {}, secrets: {} })).id;
    token = await api.token(companyId);
    phone = String((number += 1));
    await runsOut(api, companyId);
  });

  const start = (by: Browser, body: object = {}): Promise<Answer> =>
    by.send('POST', '/api/dialogs/start', { channelId, phone, text: 'Good day', clientMessageId: randomUUID(), ...body });
  const refusal = (answer: Answer): unknown[] => [answer.statusCode, answer.json().code];
  const REFUSED = [409, 'dialog_blocked'];
  const oneDialogIsPaidFor = async (): Promise<void> => void (await paysIn(api, companyId, SINGLE_PRICE));
  /** How many there are of each, and what is left of the money. */
  const counts = async (): Promise<Record<string, number>> =>
    (
      await api.rows<Record<string, number>>(
        `select (select count(*)::int from client where company_id = $1) as clients, (select count(*)::int from card where company_id = $1) as cards,
                (select count(*)::int from dialog where company_id = $1) as dialogs, (select count(*)::int from request where company_id = $1) as requests,
                (select count(*)::int from message where company_id = $1 and kind <> 'system') as messages,
                (select count(*)::int from sending where company_id = $1) as queued,
                (select count(*)::int from active_dialog where company_id = $1) as active,
                (select balance_minor::int from account where company_id = $1) as balance`,
        [companyId],
      )
    )[0]!;
  const ONE = { clients: 1, cards: 1, dialogs: 1, messages: 1, queued: 1, active: 1, balance: 0 };

  it('in the console: refused, with the way out, and nothing is left of whom he wrote to', async () => {
    const before = await everythingOf(api, companyId);
    const answer = await start(anna, { name: 'Vera' });
    expect(refusal(answer)).toEqual(REFUSED);
    expect(answer.json().detail ?? answer.body).toContain('top up');
    expect(await everythingOf(api, companyId)).toEqual(before);
    const asked = await anna.send('POST', '/api/dialogs/start/check', { channelId, phone });
    expect([asked.statusCode, asked.json()]).toMatchObject([200, { known: null, dialogId: null }]);
  });

  it('the very same words go out once there are funds', async () => {
    const clientMessageId = randomUUID();
    expect(refusal(await start(anna, { clientMessageId }))).toEqual(REFUSED);
    await oneDialogIsPaidFor();
    expect([(await start(anna, { clientMessageId })).statusCode, (await start(anna, { clientMessageId })).statusCode]).toEqual([201, 201]);
    expect(await counts()).toMatchObject(ONE);
  });

  it('by a program: its client is there, as it asked for; neither a dialog nor a request is', async () => {
    const added = await api.v1(token, 'POST', '/clients', { phone, channel_id: channelId, nickname: 'Vera' });
    const clientId = added.json().data.id as number;
    const before = await everythingOf(api, companyId);
    for (const more of [{}, { operator_id: boris.id }, { type: 'autoreply' }, { external_id: 'order-9' }]) {
      const answer = await api.v1(token, 'POST', '/messages', { client_id: clientId, text: 'Good day', ...more });
      expect(refusal(answer)).toEqual(REFUSED);
      expect(answer.json()).toMatchObject({ status: 'error', message: expect.stringContaining('top up'), errors: {} });
    }
    expect(await everythingOf(api, companyId)).toEqual(before);
    await oneDialogIsPaidFor();
    const sent = await api.v1(token, 'POST', '/messages', { client_id: clientId, text: 'Good day', external_id: 'order-9' });
    expect([sent.statusCode, sent.json().status]).toEqual([200, 'success']);
    expect(await counts()).toMatchObject(ONE);
  });

  it('the last place, two operators to one person: one dialog, paid for once, and the other learns who has it', async () => {
    for (let round = 0; round < 5; round += 1) {
      phone = String((number += 1));
      await oneDialogIsPaidFor();
      const before = await counts();
      const answers = await Promise.all([start(anna), start(boris.browser)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
      expect(answers.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('already_taken');
      const after = await counts();
      for (const what of ['clients', 'cards', 'dialogs', 'messages', 'queued', 'active']) expect(after[what]).toBe(before[what]! + 1);
      expect([before['balance'], after['balance']]).toEqual([SINGLE_PRICE, 0]);
    }
  });

  it('the last place, two operators and a program to three people: one is written to, of the others nothing is left', async () => {
    const added = await api.v1(token, 'POST', '/clients', { phone: String((number += 1)), channel_id: channelId });
    const clientId = added.json().data.id as number;
    for (let round = 0; round < 5; round += 1) {
      const people = [String((number += 1)), String((number += 1))];
      await api.rows('delete from active_dialog where company_id = $1 and dialog_id in (select id from dialog where client_id = $2)', [
        companyId,
        clientId,
      ]);
      await api.rows('update dialog set counted_until = null where client_id = $1', [clientId]);
      await oneDialogIsPaidFor();
      const before = await counts();
      const answers = await Promise.all([
        start(anna, { phone: people[0] }),
        start(boris.browser, { phone: people[1] }),
        api.v1(token, 'POST', '/messages', { client_id: clientId, text: 'Good day' }),
      ]);
      expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
      const refused = answers.filter(({ statusCode }) => statusCode >= 300);
      expect(refused.map(refusal)).toEqual([REFUSED, REFUSED]);
      const after = await counts();
      expect([after['active']! - before['active']!, after['messages']! - before['messages']!, after['balance']]).toEqual([1, 1, 0]);
      const isNew = answers[2]!.statusCode < 300 ? 0 : 1;
      expect([after['clients']! - before['clients']!, after['cards']! - before['cards']!]).toEqual([isNew, isNew]);
    }
  });
});
