import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperator, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';

describe('the black list', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let client: DialogRows;
  let channelId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
  });
  beforeEach(async () => {
    client = await aDialog(api, companyId, channelId, { operatorId: anna.me.operator.id });
  });
  afterAll(() => api.stop());

  const set = (blacklisted: unknown, by = anna): ReturnType<Browser['send']> =>
    by.send('PATCH', `/api/clients/${client.clientId}`, { blacklisted });
  const codes = async (): Promise<string[]> => (await linesOf(api, client.dialogId)).map(({ code }) => code);

  it('closes the dialog, says who did it, and shows on the client', async () => {
    const answer = await set(true);
    expect(answer.json()).toMatchObject({ id: client.clientId, blacklistedAt: expect.any(String) });
    expect(await codes()).toEqual(['client_blacklisted', 'request_closed']);
    expect((await linesOf(api, client.dialogId))[0]!.params).toEqual({ operator: 'Anna K.' });
    expect(await api.rows('select state, operator_id from dialog where id = $1', [client.dialogId])).toEqual([
      { state: 'closed', operator_id: null },
    ]);
  });

  it('tells webhooks once, however often it is asked for', async () => {
    await set(true);
    await set(true);
    const told = await api.rows(`select data from event where kind = 'client_blacklisted' and dialog_id = $1`, [client.dialogId]);
    expect(told).toEqual([{ data: { clientId: client.clientId } }]);
  });

  it('is left again', async () => {
    await set(true);
    expect((await set(false)).json().blacklistedAt).toBeNull();
    expect(await codes()).toEqual(['client_blacklisted', 'request_closed', 'client_unblacklisted']);
  });

  it('is for admins and supervisors', async () => {
    const [operator, supervisor] = [await anOperator(api, companyId), await anOperator(api, companyId, 'supervisor')];
    client = await aDialog(api, companyId, channelId, { operatorId: operator.id });
    expect((await set(true, operator.browser)).statusCode).toBe(403);
    expect((await set(true, supervisor.browser)).statusCode).toBe(200);
  });

  it.each(['yes', 1])('400: %j', async (value) => {
    expect((await set(value)).statusCode).toBe(400);
  });
});
