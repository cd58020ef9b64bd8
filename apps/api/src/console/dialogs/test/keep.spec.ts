import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anOperator, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;

describe('a dialog in somebody’s hands', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let boris: Colleague;
  let clara: Colleague;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    boris = await anOperator(api, companyId);
    clara = await anOperator(api, companyId);
    dialog = await aDialog(api, companyId, channelId, { operatorId: boris.id, lastOperatorId: boris.id });
  });

  const act = (by: Browser, what: string, body: object = {}, id = dialog.dialogId): Promise<Answer> =>
    by.send('POST', `/api/dialogs/${id}/${what}`, body);
  const row = async (id = dialog.dialogId): Promise<Record<string, unknown>> => (await anna.get(`/api/dialogs/${id}`)).json();
  const load = async (of: Colleague): Promise<number> =>
    (await api.rows<{ n: number }>('select open_dialogs as n from operator_presence where operator_id = $1', [of.id]))[0]?.n as number;
  const comesOnline = (...people: Colleague[]): Promise<unknown> =>
    api.rows(`update operator_presence set connected = true, status = 'online', seen_at = now() where operator_id = any($1)`, [
      people.map(({ id }) => id),
    ]);

  describe('closing and reopening', () => {
    it('a closed dialog frees its operator and stays in his list of closed ones; reopened it is his with a new request', async () => {
      expect(await load(boris)).toBe(1);
      expect((await act(boris.browser, 'close')).json()).toMatchObject({
        state: 'closed',
        operator: null,
        closedAt: expect.any(String),
        unreadCount: 0,
      });
      expect(await load(boris)).toBe(0);
      expect((await boris.browser.get('/api/dialogs?filter=closed')).json().items).toMatchObject([{ id: dialog.dialogId }]);
      expect((await boris.browser.get('/api/dialogs?filter=mine')).json().items).toEqual([]);

      const reopened = (await act(boris.browser, 'reopen')).json();
      expect(reopened).toMatchObject({ state: 'open', operator: { id: boris.id }, closedAt: null, requestId: expect.any(Number) });
      expect(await load(boris)).toBe(1);
      expect((await linesOf(api, dialog.dialogId)).map(({ code }) => code)).toEqual(['request_closed', 'request_opened', 'assigned']);
      expect(await api.rows('select state from request where id = $1', [reopened.requestId])).toEqual([{ state: 'open' }]);

      await act(boris.browser, 'close');
      expect(await api.rows('select state, closed_at is not null as ended from request where id = $1', [reopened.requestId])).toEqual([
        { state: 'closed', ended: true },
      ]);
    });

    it.each([
      ['close', 'close', 'dialog_closed'],
      ['reopen', null, 'dialog_open'],
    ])('what is so already is said so: %s', async (what, first, code) => {
      if (first) await act(boris.browser, first);
      const answer = await act(boris.browser, what);
      expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
    });

    it('two who close at once: one closes, the thread says it once', async () => {
      const answers = await Promise.all([act(boris.browser, 'close'), act(anna, 'close')]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect((await linesOf(api, dialog.dialogId)).map(({ code }) => code)).toEqual(['request_closed']);
    });

    it('two who reopen at once: one request', async () => {
      const { browser } = await anOperator(api, companyId, 'supervisor');
      await act(boris.browser, 'close');
      const answers = await Promise.all([act(browser, 'reopen'), act(anna, 'reopen')]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect(await api.rows('select 1 from request where dialog_id = $1', [dialog.dialogId])).toHaveLength(1);
    });
  });

  describe('a transfer', () => {
    it('gives it to a colleague, even over his limit, and the thread names both', async () => {
      await api.rows('update operator set max_open_dialogs = 0 where id = $1', [clara.id]);
      expect((await act(boris.browser, 'transfer', { operatorId: clara.id })).json()).toMatchObject({ operator: { id: clara.id } });
      expect([await load(boris), await load(clara)]).toEqual([0, 1]);
      expect(await linesOf(api, dialog.dialogId)).toEqual([{ code: 'assigned', params: { operator: 'Boris L.', initiator: 'Boris L.' } }]);
      expect((await act(boris.browser, 'close')).statusCode).toBe(404);
    });

    it.each<[string, () => Promise<object>, number]>([
      ['nobody', async () => ({ operatorId: 1 }), 404],
      ['somebody who left', async () => ({ operatorId: await whoLeft() }), 404],
      ['somebody of another company', async () => ({ operatorId: (await api.browser().registers('Cold Bread')).me.operator.id }), 404],
      ['no number', async () => ({ operatorId: 'Clara' }), 400],
      ['nothing', async () => ({}), 400],
    ])('to %s is refused, and nothing changes', async (_whom, body, status) => {
      expect((await act(boris.browser, 'transfer', await body())).statusCode).toBe(status);
      expect(await row()).toMatchObject({ operator: { id: boris.id } });
      expect(await linesOf(api, dialog.dialogId)).toEqual([]);
    });

    it('and a close at once end in one state that the thread tells in its order', async () => {
      for (let round = 0; round < 10; round += 1) {
        dialog = await aDialog(api, companyId, channelId, { operatorId: boris.id });
        const [transfer, close] = await Promise.all([act(anna, 'transfer', { operatorId: clara.id }), act(anna, 'close')]);
        expect(close.statusCode).toBe(200);
        const codes = (await linesOf(api, dialog.dialogId)).map(({ code }) => code);
        expect(codes).toEqual(transfer.statusCode === 200 ? ['assigned', 'request_closed'] : ['request_closed']);
        expect(await row()).toMatchObject({ state: 'closed', operator: null });
      }
      expect(await load(clara)).toBe(0);
    });
  });

  describe('whoever has a slot again gets what waited', () => {
    let waiting: DialogRows;
    beforeEach(async () => {
      await api.rows('update operator set max_open_dialogs = 1 where id = $1', [boris.id]);
      await comesOnline(boris);
      waiting = await aDialog(api, companyId, channelId);
      await api.rows(`update dialog set waits_for = 'operator', waits_for_operator_id = $2, waits_since = now() where id = $1`, [
        waiting.dialogId,
        boris.id,
      ]);
    });

    it.each<[string, () => Promise<Answer>]>([
      ['he closes one', () => act(boris.browser, 'close')],
      ['an admin closes one of his', () => act(anna, 'close')],
      ['he gives one away', () => act(boris.browser, 'transfer', { operatorId: clara.id })],
      ['an admin gives one of his to somebody else', () => act(anna, 'transfer', { operatorId: clara.id })],
    ])('when %s', async (_how, free) => {
      expect((await free()).statusCode).toBe(200);
      expect(await row(waiting.dialogId)).toMatchObject({ operator: { id: boris.id }, waits: null });
      expect(await load(boris)).toBe(1);
    });
  });

  describe('reading', () => {
    let ids: number[];
    beforeEach(async () => {
      ids = [];
      for (const text of ['One', 'Two', 'Three']) ids.push(await aMessage(api, dialog, { text }));
      await api.rows('update dialog set unread_count = 3, last_message_id = $2 where id = $1', [dialog.dialogId, ids[2]]);
    });
    const unread = async (): Promise<unknown[]> => {
      const { unreadCount, readUpToId } = await row();
      return [unreadCount, readUpToId];
    };

    it('up to a message: what came after it stays unread, and the counters follow', async () => {
      expect((await boris.browser.get('/api/dialogs/counters')).json()).toMatchObject({ mine: 1, unread: 1 });
      expect((await act(boris.browser, 'read', { upToId: ids[1] })).statusCode).toBe(204);
      expect(await unread()).toEqual([1, ids[1]]);
      await act(boris.browser, 'read', { upToId: ids[2] });
      expect(await unread()).toEqual([0, ids[2]]);
      expect((await boris.browser.get('/api/dialogs/counters')).json()).toMatchObject({ mine: 1, unread: 0 });
    });

    it('a late word of another tab makes nothing unread again', async () => {
      await act(boris.browser, 'read', { upToId: ids[2] });
      await act(boris.browser, 'read', { upToId: ids[0] });
      expect(await unread()).toEqual([0, ids[2]]);
    });

    it('from a message on it is unread again; comments and our own messages do not count', async () => {
      await act(boris.browser, 'read', { upToId: ids[2] });
      await aMessage(api, dialog, { kind: 'comment', text: 'A note' });
      expect((await act(boris.browser, 'unread', { fromId: ids[1] })).statusCode).toBe(204);
      expect(await unread()).toEqual([2, (ids[1] as number) - 1]);
    });

    it.each([
      ['read', { upToId: -1 }, 'upToId'],
      ['read', {}, 'upToId'],
      ['unread', { fromId: 1.5 }, 'fromId'],
      ['unread', { fromId: 1e300 }, 'fromId'],
    ])('%s %j is a sentence about the field', async (what, body, field) => {
      const answer = await act(boris.browser, what, body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ field });
      expect((await unread())[0]).toBe(3);
    });

    it('by a colleague who does not have it: not found, and it stays unread', async () => {
      expect((await act(clara.browser, 'read', { upToId: ids[2] })).statusCode).toBe(404);
      expect((await unread())[0]).toBe(3);
    });
  });

  const whoLeft = async (): Promise<number> => {
    const gone = await anOperator(api, companyId);
    await api.rows(`update operator set state = 'deleted' where id = $1`, [gone.id]);
    return gone.id;
  };
});
