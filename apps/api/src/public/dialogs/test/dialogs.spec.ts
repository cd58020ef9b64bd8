import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/dialogs', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let open: DialogRows;
  let closed: DialogRows;
  let lastId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    open = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId });
    closed = await aDialog(api, world.companyId, world.channelId, { state: 'closed', lastOperatorId: world.operatorId });
    await aMessage(api, open, { text: 'First', at: '2026-03-01T10:00:00Z' });
    lastId = await aMessage(api, open, { text: 'Last', at: '2026-03-01T11:00:00Z' });
  });
  afterAll(() => api.stop());

  const ids = async (query = ''): Promise<number[]> =>
    (await world.get(`/dialogs${query}`)).json().data.map(({ id }: { id: number }) => id);

  it('200: a dialog with its last message', async () => {
    expect((await world.get(`/dialogs/${open.dialogId}`)).json()).toEqual({
      status: 'success',
      data: {
        ...{ id: open.dialogId, state: 'open', begin: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d UTC$/), end: null },
        ...{ operator_id: world.operatorId, client_id: open.clientId, channel_id: world.channelId, last_request_id: null, messages: 2 },
        blocked: false,
        last_message: { id: lastId, text: 'Last', type: 'from_client', created: '2026-03-01T11:00:00 UTC' },
      },
    });
  });

  it('200: a dialog without messages has none', async () => {
    expect((await world.get(`/dialogs/${closed.dialogId}`)).json().data).toMatchObject({
      ...{ state: 'closed', messages: 0, last_message: null, operator_id: null, end: expect.stringContaining('UTC') },
    });
  });

  it.each([
    ['', () => [open.dialogId, closed.dialogId]],
    ['?order=desc', () => [closed.dialogId, open.dialogId]],
    ['?state=closed', () => [closed.dialogId]],
    ['?limit=1&offset=1', () => [closed.dialogId]],
    ['?operator_id=999999', () => []],
  ])('200: /v1/dialogs%s', async (query, expected: () => number[]) => {
    expect(await ids(query)).toEqual(expected());
  });

  it('200: those of an operator, with their total', async () => {
    const answer = (await world.get(`/dialogs?operator_id=${world.operatorId}`)).json();
    expect(answer).toMatchObject({ data: [{ id: open.dialogId }], meta: { total: 1, limit: 20, offset: 0 } });
  });

  it.each(['state=new', 'operator_id=me', 'order=up'])('400: %s', async (query) => {
    expect((await world.get(`/dialogs?${query}`)).statusCode).toBe(400);
  });

  it('404: in words that clients match', async () => {
    expect((await world.get('/dialogs/999999')).json()).toEqual({ status: 'error', message: 'Dialog not found', errors: {} });
  });
});
