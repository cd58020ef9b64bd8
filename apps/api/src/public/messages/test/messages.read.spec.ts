import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/messages/:id/read and /unread', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let dialog: DialogRows;
  let ids: number[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  beforeEach(async () => {
    dialog = await aDialog(api, world.companyId, world.channelId);
    ids = [await aMessage(api, dialog), await aMessage(api, dialog), await aMessage(api, dialog)];
    await api.rows('update dialog set unread_count = 3, last_inbound_at = now() where id = $1', [dialog.dialogId]);
  });
  afterAll(() => api.stop());

  const read = async (): Promise<string[]> =>
    (await world.get(`/messages?dialog_id=${dialog.dialogId}`)).json().data.map((message: { read: string }) => message.read);

  it('200: this one and what came before it is read; the client is told', async () => {
    const { data } = (await world.get(`/messages/${ids[1]}/read`)).json();
    expect(data).toMatchObject({ id: ids[1], read: '1', is_new: 0 });
    expect(await read()).toEqual(['1', '1', '0']);
    expect(await api.rows(`select kind from channel_action where dialog_id = $1`, [dialog.dialogId])).toEqual([{ kind: 'mark_read' }]);
    expect(await api.rows(`select unread_count from dialog where id = $1`, [dialog.dialogId])).toEqual([{ unread_count: 1 }]);
  });

  it('200: a late word makes nothing unread again', async () => {
    await world.get(`/messages/${ids[2]}/read`);
    await world.get(`/messages/${ids[0]}/read`);
    expect(await read()).toEqual(['1', '1', '1']);
  });

  it('200: this one and what came after it is unread', async () => {
    await world.get(`/messages/${ids[2]}/read`);
    expect((await world.get(`/messages/${ids[1]}/unread/`)).json().data).toMatchObject({ id: ids[1], read: '0', is_new: 1 });
    expect(await read()).toEqual(['1', '0', '0']);
  });

  it.each(['read', 'unread'])('404: %s', async (what) => {
    const answer = await world.get(`/messages/999999/${what}`);
    expect([answer.statusCode, answer.json().message]).toEqual([404, 'Message not found']);
  });
});
