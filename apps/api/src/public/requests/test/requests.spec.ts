import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, aRequest, type DialogRows, linesOf } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('/v1/requests', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let dialog: DialogRows;
  let requestId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  beforeEach(async () => {
    dialog = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId });
    requestId = await aRequest(api, dialog, { at: '2026-03-01T10:00:00Z' });
  });
  afterAll(() => api.stop());

  async function said(text: string, of = requestId): Promise<number> {
    const id = await aMessage(api, dialog, { text, at: '2026-03-01T10:00:01Z' });
    await api.rows('update message set request_id = $2 where id = $1', [id, of]);
    return id;
  }
  const state = async (): Promise<unknown> =>
    (
      await api.rows(
        `select d.state as dialog, r.state as request, d.operator_id::int as operator from dialog d join request r on r.id = $2 where d.id = $1`,
        [dialog.dialogId, requestId],
      )
    )[0];

  it('200: one, with who serves it and its tags', async () => {
    await api.rows(
      `with t as (insert into tag (company_id, label) values ($1, 'Urgent') returning id)
       insert into request_tag (company_id, request_id, tag_id) select $1, $2, id from t`,
      [world.companyId, requestId],
    );
    expect((await world.get(`/requests/${requestId}`)).json()).toEqual({
      status: 'success',
      data: {
        ...{ id: requestId, state: 'open', begin: '2026-03-01T10:00:00 UTC', end: null, client_id: dialog.clientId },
        ...{ dialog_id: dialog.dialogId, channel_id: world.channelId, operator_id: world.operatorId },
        tags: [{ id: expect.any(Number), label: 'Urgent' }],
      },
    });
  });

  it('200: its messages as a bare list, in unix seconds, those of other requests left out', async () => {
    const earlier = await aRequest(api, dialog, { state: 'closed' });
    const [first, second] = [await said('First'), await said('Second')];
    await said('Of another', earlier);
    const list = (await world.get(`/requests/${requestId}/messages`)).json();
    expect(list.map(({ id }: { id: number }) => id)).toEqual([first, second]);
    expect(list[0]).toMatchObject({ text: 'First', type: 'from_client', created: 1772359201, request_id: requestId, is_new: 1 });
  });

  it('200: a page of its messages', async () => {
    const [, second, third] = [await said('1'), await said('2'), await said('3')];
    const page = async (query: string): Promise<number[]> =>
      (await world.get(`/requests/${requestId}/messages?${query}`)).json().map(({ id }: { id: number }) => id);
    expect(await page(`start_id=${second}`)).toEqual([second, third]);
    expect(await page(`start_id=${second}&limit=1`)).toEqual([second]);
  });

  it.each(['request_id', 'client_id'])('200: is closed by %s, and the dialog with it', async (by) => {
    const answer = await world.put('/requests/close', by === 'request_id' ? { request_id: requestId } : { client_id: dialog.clientId });
    expect(answer.json()).toEqual({
      status: 'success',
      data: { request_id: requestId, dialog_id: dialog.dialogId, state: 'closed' },
    });
    expect(await state()).toEqual({ dialog: 'closed', request: 'closed', operator: null });
    expect((await linesOf(api, dialog.dialogId)).map(({ code }) => code)).toEqual(['request_closed']);
    const events = await api.rows<{ kind: string }>(`select kind from event where dialog_id = $1 order by id`, [dialog.dialogId]);
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['request_closed', 'dialog_closed']));
  });

  it('200: twice, in the address, at the same moment: closed once', async () => {
    const close = (): ReturnType<typeof api.v1> => api.v1(world.token, 'PUT', `/requests/close/?request_id=${requestId}`);
    const answers = await Promise.all([close(), close(), close()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await linesOf(api, dialog.dialogId)).toHaveLength(1);
  });

  it('200: an older request leaves the dialog that is served again alone', async () => {
    const older = await aRequest(api, dialog, { state: 'closed' });
    expect((await world.put('/requests/close', { request_id: older })).json().data).toMatchObject({ request_id: older, state: 'closed' });
    expect(await state()).toMatchObject({ dialog: 'open', request: 'open' });
  });

  it.each([
    [{}, 400, 'request_id or client_id must be given'],
    [{ request_id: 'x' }, 400, 'request_id must be a whole number'],
    [{ request_id: 999_999 }, 404, 'Request not found'],
    [{ client_id: 999_999 }, 404, 'Request not found'],
  ])('closing with %j: %i', async (body, status, words) => {
    const answer = await world.put('/requests/close', body);
    expect([answer.statusCode, answer.json().message]).toEqual([status, words]);
  });

  it('404: a client who has no request open', async () => {
    await world.put('/requests/close', { client_id: dialog.clientId });
    expect((await world.put('/requests/close', { client_id: dialog.clientId })).json().message).toBe('Request not found');
  });

  it('404: in words that clients match', async () => {
    for (const path of ['/requests/999999', '/requests/999999/messages']) {
      expect((await world.get(path)).json()).toEqual({ status: 'error', message: 'Request not found', errors: {} });
    }
  });
});
