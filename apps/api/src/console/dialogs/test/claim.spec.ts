import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aGroup, anOperator, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;

describe('taking dialogs', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let boris: Colleague;
  let clara: Colleague;
  let channelId: number;
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
    await api.rows(`update dialog set state = 'closed', operator_id = null`);
  });

  const claim = (by: Colleague, id: number): Promise<Answer> => by.browser.send('POST', `/api/dialogs/${id}/claim`);
  const lightning = async (by: Colleague): Promise<number[]> =>
    (await by.browser.send('POST', '/api/dialogs/claim-new')).json().items.map(({ id }: { id: number }) => id);
  const holder = async (id: number): Promise<number | null> =>
    (await api.rows<{ id: number | null }>('select operator_id::int as id from dialog where id = $1', [id]))[0]?.id ?? null;
  const load = async (of: Colleague): Promise<number> =>
    (await api.rows<{ n: number }>('select open_dialogs as n from operator_presence where operator_id = $1', [of.id]))[0]?.n as number;
  async function newDialogs(count: number, more: object = {}): Promise<DialogRows[]> {
    const dialogs: DialogRows[] = [];
    while (dialogs.length < count) dialogs.push(await aDialog(api, companyId, channelId, more));
    return dialogs;
  }

  it('of two who claim at once one gets the dialog, the other learns who; the thread says it once', async () => {
    await api.rows(`update operator set first_name = 'Clara', last_name = 'Moll' where id = $1`, [clara.id]);
    for (let round = 0; round < 20; round += 1) {
      const [dialog] = await newDialogs(1);
      const id = dialog!.dialogId;
      const answers = await Promise.all([claim(boris, id), claim(clara, id)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const won = answers.findIndex(({ statusCode }) => statusCode === 200);
      const [winner, name] = won === 0 ? [boris, 'Boris L.'] : [clara, 'Clara M.'];
      expect(answers[won]?.json()).toMatchObject({ id, state: 'open', operator: { id: winner.id, name } });
      expect(answers[1 - won]?.json()).toMatchObject({ code: 'already_taken', detail: `${name} has already taken this dialog` });
      expect(await linesOf(api, id)).toEqual([{ code: 'assigned', params: { operator: name, initiator: name } }]);
      expect(await holder(id)).toBe(winner.id);
    }
    expect((await load(boris)) + (await load(clara))).toBe(20);
  });

  it('claiming what one has already changes nothing', async () => {
    const [dialog] = await newDialogs(1);
    await claim(boris, dialog!.dialogId);
    expect((await claim(boris, dialog!.dialogId)).statusCode).toBe(200);
    expect(await linesOf(api, dialog!.dialogId)).toHaveLength(1);
    expect(await load(boris)).toBe(1);
  });

  it('claiming a dialog that waits for another ends the waiting, and its process hears of it', async () => {
    const [dialog] = await newDialogs(1);
    const id = dialog!.dialogId;
    await api.rows(`update dialog set waits_for = 'operator', waits_for_operator_id = $2, waits_since = now() where id = $1`, [
      id,
      clara.id,
    ]);
    expect((await claim(boris, id)).json()).toMatchObject({ waits: null, operator: { id: boris.id } });
    expect(await api.rows('select action, payload from outbox where workflow_id = $1', [`waiting-for-operator:${id}`])).toMatchObject([
      { action: 'signal', payload: { signal: 'waitEnded', args: [{ reason: 'assigned' }] } },
    ]);
  });

  it('a closed dialog is refused with a sentence', async () => {
    const [dialog] = await newDialogs(1, { state: 'closed', lastOperatorId: boris.id });
    const answer = await claim(boris, dialog!.dialogId);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'dialog_closed', detail: expect.stringContaining('reopen') });
  });

  it('to an operator of another group a dialog does not exist, new or taken, by list, number, search or lightning', async () => {
    const grouped = await aChannel(anna, { groupIds: [await aGroup(api, companyId, [clara.id])] });
    const open = await aDialog(api, companyId, grouped.id, { name: 'Hidden Vera' });
    const taken = await aDialog(api, companyId, grouped.id, { name: 'Hidden Vera', operatorId: clara.id });
    for (const { dialogId } of [open, taken]) {
      expect((await claim(boris, dialogId)).statusCode).toBe(404);
      expect((await boris.browser.get(`/api/dialogs/${dialogId}`)).statusCode).toBe(404);
      expect((await boris.browser.get(`/api/dialogs/${dialogId}/messages`)).statusCode).toBe(404);
    }
    for (const list of ['filter=new', 'filter=all', 'query=Hidden']) {
      expect((await boris.browser.get(`/api/dialogs?${list}`)).json().items).toEqual([]);
    }
    expect((await boris.browser.get('/api/dialogs/counters')).json()).toEqual({
      mine: 0,
      new: 0,
      unread: 0,
      bot: 0,
      snoozed: 0,
      blockedCount: 0,
    });
    expect(await lightning(boris)).toEqual([]);
    expect((await clara.browser.get('/api/dialogs/counters')).json()).toEqual({
      mine: 1,
      new: 1,
      unread: 0,
      bot: 0,
      snoozed: 0,
      blockedCount: 0,
    });
    expect(await lightning(clara)).toEqual([open.dialogId]);
  });

  describe('the lightning button', () => {
    it('takes three, those that wait longest, and nothing when there is nothing', async () => {
      const dialogs = await newDialogs(5);
      const order = [3, 0, 4, 1, 2];
      for (const [age, index] of order.entries()) {
        await api.rows(`update dialog set opened_at = now() - make_interval(mins => $2) where id = $1`, [
          dialogs[index]!.dialogId,
          60 - age,
        ]);
      }
      const oldest = order.map((index) => dialogs[index]!.dialogId);
      expect((await lightning(boris)).sort()).toEqual(oldest.slice(0, 3).sort());
      expect((await lightning(clara)).sort()).toEqual(oldest.slice(3).sort());
      expect(await lightning(boris)).toEqual([]);
      expect([await load(boris), await load(clara)]).toEqual([3, 2]);
      for (const id of oldest) expect(await linesOf(api, id)).toHaveLength(1);
    });

    it('leaves alone what waits for a certain operator, and takes what waits for anybody', async () => {
      const [his, anybodys] = await newDialogs(2);
      await api.rows(`update dialog set waits_for = 'operator', waits_for_operator_id = $2, waits_since = now() where id = $1`, [
        his!.dialogId,
        clara.id,
      ]);
      await api.rows(`update dialog set waits_for = 'any', waits_since = now() where id = $1`, [anybodys!.dialogId]);
      expect(await lightning(boris)).toEqual([anybodys!.dialogId]);
      expect(await holder(his!.dialogId)).toBeNull();
    });

    it('pressed by ten at once, twice: each dialog is given once, three at most at a press, and none is left over', async () => {
      const people: Colleague[] = [];
      while (people.length < 10) people.push(await anOperator(api, companyId));
      const dialogs = (await newDialogs(15)).map(({ dialogId }) => dialogId);
      const presses = await Promise.all([...people, ...people].map(lightning));
      expect(Math.max(...presses.map((taken) => taken.length))).toBeLessThanOrEqual(3);
      const taken = presses.flat();
      for (const person of people) taken.push(...(await lightning(person)));
      expect(taken.sort()).toEqual([...dialogs].sort());
      let held = 0;
      for (const person of people) held += await load(person);
      expect(held).toBe(15);
      for (const id of dialogs) expect(await linesOf(api, id)).toHaveLength(1);
    });
  });
});
