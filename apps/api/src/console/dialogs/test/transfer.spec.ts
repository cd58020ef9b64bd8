import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { aChannel, aDialog, aGroup, aMessage, anOperator, linesOf } from '../../../../../../test/api/rows.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;

describe('giving dialogs away', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let boris: Colleague;
  let clara: Colleague;
  let groupId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
    boris = await anOperator(api, companyId);
    clara = await anOperator(api, companyId);
    groupId = await aGroup(api, companyId, [clara.id]);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(() => presence('online'));

  const presence = (status: string): Promise<unknown> =>
    api.rows('update operator_presence set connected = true, status = $2, seen_at = now() where operator_id = $1', [clara.id, status]);
  const transfer = (by: Browser, id: number, body: object): Promise<Answer> => by.send('POST', `/api/dialogs/${id}/transfer`, body);
  const dialogOf = async (operatorId?: number): Promise<number> => (await aDialog(api, companyId, channelId, { operatorId })).dialogId;
  const messagesOf = (id: number) =>
    api.rows<{ kind: string; text: string | null; operatorId: number | null }>(
      'select kind, text, operator_id::int as "operatorId" from message where dialog_id = $1 order by id',
      [id],
    );
  const told = (id: number) => api.rows(`select kind, data from event where dialog_id = $1 and kind = 'dialog_transferred'`, [id]);

  it('to a colleague, with the reason: a comment of whoever gave it, and a line with it', async () => {
    const id = await dialogOf(boris.id);
    const answer = await transfer(boris.browser, id, { operatorId: clara.id, comment: '  Asks for an invoice ' });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { id, operator: { id: clara.id }, group: null }]);
    expect(await messagesOf(id)).toMatchObject([
      { kind: 'comment', text: 'Asks for an invoice', operatorId: boris.id },
      { kind: 'system' },
    ]);
    expect(await linesOf(api, id)).toEqual([
      { code: 'transferred', params: { operator: 'Boris L.', initiator: 'Boris L.', comment: 'Asks for an invoice' } },
    ]);
    expect(await told(id)).toMatchObject([
      { data: { operatorId: clara.id, groupId: null, fromOperatorId: boris.id, byOperatorId: boris.id } },
    ]);
    expect((await boris.browser.get(`/api/dialogs/${id}`)).statusCode).toBe(404);
  });

  it('to a group: its member gets it, or it stands in New for the group alone', async () => {
    const [first, second] = [await dialogOf(boris.id), await dialogOf(boris.id)];
    expect((await transfer(boris.browser, first, { groupId })).json()).toMatchObject({
      operator: { id: clara.id },
      group: { id: groupId },
    });
    await presence('away');
    expect((await transfer(boris.browser, second, { groupId })).json()).toMatchObject({
      ...{ operator: null, group: { id: groupId }, waits: { for: 'any' } },
    });
    const news = async (by: Browser): Promise<number[]> =>
      (await by.get('/api/dialogs?filter=new')).json().items.map(({ id }: { id: number }) => id);
    expect(await news(clara.browser)).toContain(second);
    expect(await news(boris.browser)).not.toContain(second);
    expect((await boris.browser.send('POST', `/api/dialogs/${second}/claim`)).statusCode).toBe(404);
    await presence('online');
    await clara.browser.send('PATCH', '/api/me', { status: 'away' });
    await clara.browser.send('PATCH', '/api/me', { status: 'online' });
    expect((await clara.browser.get(`/api/dialogs/${second}`)).json()).toMatchObject({ operator: { id: clara.id } });
  });

  it('closing ends the group’s say', async () => {
    const id = await dialogOf(boris.id);
    await transfer(boris.browser, id, { groupId });
    expect((await anna.send('POST', `/api/dialogs/${id}/close`)).json()).toMatchObject({ state: 'closed', group: null });
  });

  it.each<[string, object, number]>([
    ['nobody', {}, 400],
    ['a colleague and a group at once', { operatorId: 1, groupId: 1 }, 400],
    ['a word', { operatorId: 'clara' }, 400],
    ['a group that is not there', { groupId: 999_999 }, 404],
    ['a colleague who is not there', { operatorId: 999_999 }, 404],
  ])('to %s is refused', async (_whom, body, status) => {
    const id = await dialogOf(boris.id);
    expect((await transfer(boris.browser, id, body)).statusCode).toBe(status);
    expect(await messagesOf(id)).toEqual([]);
  });

  it('a reason has its limit', async () => {
    const id = await dialogOf(boris.id);
    expect((await transfer(boris.browser, id, { operatorId: clara.id, comment: 'x'.repeat(1001) })).statusCode).toBe(400);
  });

  it('is a right of its own: taken from operators, it is gone with the next request, and an open console hears of it', async () => {
    const port = await listen(api.app);
    const window = await LiveWindow.open(port, boris.browser);
    const assigns = async (of: Browser): Promise<boolean> => (await of.get('/api/me')).json().permissions.includes('assign_others');
    expect(await assigns(boris.browser)).toBe(true);
    const id = await dialogOf(boris.id);
    expect((await anna.send('PATCH', '/api/company', { operatorsAssignOthers: false })).json()).toMatchObject({
      operatorsAssignOthers: false,
    });
    for (const to of [{ operatorId: clara.id }, { groupId }, { operatorId: boris.id }])
      expect((await transfer(boris.browser, id, to)).statusCode).toBe(403);
    expect([await assigns(boris.browser), await assigns(anna)]).toEqual([false, true]);
    expect((await boris.browser.send('POST', `/api/dialogs/${await dialogOf()}/claim`)).statusCode).toBe(200);
    await window.until(() => window.closed !== null, 'his window is told');
    expect((await transfer(anna, id, { operatorId: clara.id })).statusCode).toBe(200);
    await anna.send('PATCH', '/api/company', { operatorsAssignOthers: true });
    expect(await assigns(boris.browser)).toBe(true);
  });

  describe('at the same moment', () => {
    const holder = async (id: number): Promise<{ state: string; operator: number | null }> =>
      (await api.rows<never>('select state, operator_id::int as operator from dialog where id = $1', [id]))[0]!;
    const loads = async (): Promise<boolean> =>
      (
        await api.rows<{ right: boolean }>(
          `select open_dialogs = (select count(*) from dialog d where d.operator_id = p.operator_id and d.state = 'open') as right
             from operator_presence p where company_id = $1`,
          [companyId],
        )
      ).every(({ right }) => right);

    it('as it is closed: whoever comes second sees what the first did', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = await dialogOf(boris.id);
        const [given, closed] = await Promise.all([
          transfer(anna, id, { operatorId: clara.id }),
          anna.send('POST', `/api/dialogs/${id}/close`),
        ]);
        expect(closed.statusCode).toBe(200);
        expect(await holder(id)).toEqual({ state: 'closed', operator: null });
        const codes = (await linesOf(api, id)).map(({ code }) => code);
        expect(codes).toEqual(given.statusCode === 200 ? ['assigned', 'request_closed'] : ['request_closed']);
        expect([200, 409]).toContain(given.statusCode);
      }
    });

    it('as it is claimed: one of the two has it, and the lines tell in which order', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = await dialogOf();
        const [given, claimed] = await Promise.all([
          transfer(anna, id, { operatorId: clara.id }),
          boris.browser.send('POST', `/api/dialogs/${id}/claim`),
        ]);
        expect(given.statusCode).toBe(200);
        expect([200, 409]).toContain(claimed.statusCode);
        expect(await holder(id)).toEqual({ state: 'open', operator: clara.id });
        expect((await linesOf(api, id)).length).toBe(claimed.statusCode === 200 ? 2 : 1);
      }
    });

    it('as the rules give it: the operator who was chosen by a person has it', async () => {
      const token = await api.token(companyId);
      for (let round = 0; round < 10; round += 1) {
        const dialog = await aDialog(api, companyId, channelId);
        const messageId = await aMessage(api, dialog);
        await api.rows(`update dialog set waits_for = 'any', waits_since = now() where id = $1`, [dialog.dialogId]);
        await clara.browser.send('PATCH', '/api/me', { status: 'away' });
        const [, answer] = await Promise.all([
          clara.browser.send('PATCH', '/api/me', { status: 'online' }),
          api.v1(token, 'GET', `/messages/${messageId}/transfer?operator_id=${boris.id}`),
        ]);
        expect(answer.statusCode).toBe(200);
        expect(await holder(dialog.dialogId)).toEqual({ state: 'open', operator: boris.id });
      }
    });

    it('two hand each other dialogs: nobody is stopped, and the numbers of open dialogs stay right', async () => {
      const [his, hers] = [await dialogOf(boris.id), await dialogOf(clara.id)];
      for (let round = 0; round < 15; round += 1) {
        const [from, to] = round % 2 === 0 ? [boris.id, clara.id] : [clara.id, boris.id];
        const answers = await Promise.all([transfer(anna, his, { operatorId: to }), transfer(anna, hers, { operatorId: from })]);
        expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      }
      expect(await loads()).toBe(true);
    });
  });
});
