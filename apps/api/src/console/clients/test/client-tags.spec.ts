import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperator, aTag, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';

describe("the tags on a client's card", () => {
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
    client = await aDialog(api, companyId, channelId);
  });
  afterEach(() => api.rows('delete from tag'));
  afterAll(() => api.stop());

  const assign = (tagIds: number[], by = anna): ReturnType<Browser['send']> =>
    by.send('POST', `/api/clients/${client.clientId}/tags`, { tagIds });

  it('are put on together, taken off one by one, and the dialog says who did it', async () => {
    const [vip, late] = [await aTag(api, companyId, 'VIP'), await aTag(api, companyId, 'Important')];
    expect((await assign([vip, late])).json().tags).toEqual(
      ['VIP', 'Important'].map((label) => ({ id: expect.any(Number), label, backgroundColor: 'd6e4ff', textColor: '1d2939' })),
    );
    const taken = await anna.send('DELETE', `/api/clients/${client.clientId}/tags/${vip}`);
    expect(taken.json().tags).toMatchObject([{ id: late }]);
    expect(await linesOf(api, client.dialogId)).toEqual([
      { code: 'tags_assigned', params: { operator: 'Anna K.', tags: '"VIP", "Important"' } },
      { code: 'tags_taken', params: { operator: 'Anna K.', tags: '"VIP"' } },
    ]);
  });

  it('tell the screens of every dialog of the person', async () => {
    const second = await aDialog(api, companyId, channelId);
    await api.rows('update client set card_id = $2 where id = $1', [second.clientId, client.cardId]);
    await assign([await aTag(api, companyId, 'VIP')]);
    const told = await api.rows(
      `select dialog_id::int as dialog from event where kind = 'client_changed' and dialog_id = any ($1) order by 1`,
      [[client.dialogId, second.dialogId]],
    );
    expect(told).toEqual([{ dialog: client.dialogId }, { dialog: second.dialogId }]);
  });

  it('are for whoever may know of the dialog', async () => {
    const [holder, other] = [await anOperator(api, companyId), await anOperator(api, companyId)];
    client = await aDialog(api, companyId, channelId, { operatorId: holder.id });
    const tagId = await aTag(api, companyId, 'VIP');
    expect((await assign([tagId], holder.browser)).statusCode).toBe(200);
    expect((await assign([tagId], other.browser)).statusCode).toBe(404);
  });

  it('show as they are now after a tag was renamed, and go with it', async () => {
    const tagId = await aTag(api, companyId, 'VIP');
    await assign([tagId]);
    await anna.send('PATCH', `/api/tags/${tagId}`, { label: 'Very important' });
    await anna.send('DELETE', `/api/tags/${tagId}`);
    const told = await api.rows(`select 1 from event where kind = 'client_changed' and dialog_id = $1`, [client.dialogId]);
    expect(told).toHaveLength(3);
    expect((await anna.send('PATCH', `/api/clients/${client.clientId}`, {})).json().tags).toEqual([]);
  });
});
