import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aGroup, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';

describe('the card of a client', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let client: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
  });
  beforeEach(async () => {
    client = await aDialog(api, companyId, channelId, { name: 'Vera', phone: '79001112233' });
  });
  afterEach(() => api.rows('delete from client_identity'));
  afterAll(() => api.stop());
  const change = (body: object, by = anna): ReturnType<Browser['send']> => by.send('PATCH', `/api/clients/${client.clientId}`, body);

  it('shows what was typed, and keeps what the channel said', async () => {
    const answer = await change({ name: 'Vera Holm', email: 'vera@example.test', comment: 'Rye only' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      ...{ id: client.clientId, name: 'Vera Holm', username: null, phone: '79001112233', email: 'vera@example.test', comment: 'Rye only' },
      ...{
        cardId: client.cardId,
        card: { id: client.cardId, title: null, phones: [], contractNumber: null, customFields: {}, dialogs: 1 },
        identities: [{ kind: 'wa_id', value: '79001112233' }],
        referral: null,
        unreachableSince: null,
        blacklistedAt: null,
        tags: [],
        createdAt: expect.any(String),
      },
      channel: { id: channelId, name: 'Bakery', transport: 'whatsapp-cloud' },
    });
    expect(await api.rows('select name from client where id = $1', [client.clientId])).toEqual([{ name: 'Vera' }]);
  });

  it('says in the dialog who changed what, and nothing where nothing changed', async () => {
    await change({ email: 'vera@example.test' });
    await change({ email: 'vera@example.test' });
    const lines = await api.rows(`select content -> 'system' as line from message where dialog_id = $1 and kind = 'system'`, [
      client.dialogId,
    ]);
    expect(lines).toEqual([
      { line: { code: 'client_field_changed', params: { operator: 'Anna K.', field: 'email', from: null, to: 'vera@example.test' } } },
    ]);
  });

  it('two people who edit different fields do not undo each other', async () => {
    await Promise.all([change({ comment: 'Rye only' }), change({ email: 'vera@example.test' }), change({ phone: '+7 900' })]);
    expect((await change({})).json()).toMatchObject({ comment: 'Rye only', email: 'vera@example.test', phone: '+7 900', name: 'Vera' });
  });

  it('null or an empty text empties a field', async () => {
    await change({ email: 'vera@example.test', comment: 'Rye only', phone: '123' });
    expect((await change({ email: null, comment: '', phone: null })).json()).toMatchObject({
      email: null,
      comment: null,
      phone: '79001112233',
    });
  });

  it.each([
    { email: 'no address' },
    { name: '' },
    { name: 'x'.repeat(201) },
    { comment: 'x'.repeat(4001) },
    { cardId: 5 },
    { companyId: 5 },
  ])('refuses %j', async (body) => {
    expect((await change(body)).statusCode).toBe(400);
  });

  it('tells the screens of every dialog of the person', async () => {
    const second = await aDialog(api, companyId, channelId, { phone: '79004445566' });
    await api.rows('update client set card_id = $2 where id = $1', [second.clientId, client.cardId]);
    await change({ name: 'Vera Holm' });
    const told = await api.rows<{ dialog: number }>(
      `select dialog_id::int as dialog from event where kind = 'client_changed' and dialog_id = any ($1) order by 1`,
      [[client.dialogId, second.dialogId]],
    );
    expect(told).toEqual([{ dialog: client.dialogId }, { dialog: second.dialogId }]);
  });

  describe('for an operator', () => {
    it.each([
      ['his own dialog', 200, (me: number) => ({ operatorId: me })],
      ['a new dialog of a channel that everybody serves', 200, () => ({})],
      ['a closed dialog that he was the last to hold', 200, (me: number) => ({ state: 'closed' as const, lastOperatorId: me })],
      ["a colleague's dialog", 404, (_: number, colleague: number) => ({ operatorId: colleague })],
      ['a closed dialog of a colleague', 404, (_: number, colleague: number) => ({ state: 'closed' as const, lastOperatorId: colleague })],
    ])('%s: %i', async (_, status, dialog: (me: number, colleague: number) => object) => {
      const [me, colleague] = [await anOperator(api, companyId), await anOperator(api, companyId)];
      client = await aDialog(api, companyId, channelId, { phone: '79007778899', ...dialog(me.id, colleague.id) });
      expect((await change({ comment: 'x' }, me.browser)).statusCode).toBe(status);
    });

    it('a new dialog of a channel with groups is for the members of those groups', async () => {
      const [member, other] = [await anOperator(api, companyId), await anOperator(api, companyId)];
      const grouped = await aChannel(anna, { groupIds: [await aGroup(api, companyId, [member.id])] });
      client = await aDialog(api, companyId, grouped.id, { phone: '79007778800' });
      expect((await change({ comment: 'x' }, member.browser)).statusCode).toBe(200);
      expect((await change({ comment: 'y' }, other.browser)).statusCode).toBe(404);
    });

    it('a supervisor knows of all', async () => {
      const [supervisor, operator] = [await anOperator(api, companyId, 'supervisor'), await anOperator(api, companyId)];
      client = await aDialog(api, companyId, channelId, { phone: '79007778801', operatorId: operator.id });
      expect((await change({ comment: 'x' }, supervisor.browser)).statusCode).toBe(200);
    });
  });
});
