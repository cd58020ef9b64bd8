import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aDialog, aMessage, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('where a client is reached and what he said', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let vera: DialogRows;
  let silent: number;
  const said: number[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    vera = await aDialog(api, world.companyId, world.channelId);
    for (const at of ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z']) said.push(await aMessage(api, vera, { at }));
    await aMessage(api, vera, { kind: 'to_client', at: '2026-03-03T11:00:00Z' });
    silent = (await world.post('/clients', { phone: '79005550505' })).json().data.id;
  });
  afterAll(() => api.stop());

  const ids = async (query: string): Promise<number[]> =>
    (await world.get(`/clients/${vera.clientId}/questions${query}`)).json().data.map(({ id }: { id: number }) => id);

  it('200: the channels of the person, his own first', async () => {
    const second = await aChannel(world.admin, { name: 'Second' });
    const there = await aDialog(api, world.companyId, second.id);
    await api.rows('update client set card_id = $2 where id = $1', [there.clientId, vera.cardId]);
    const own = { channel_id: world.channelId, transports: ['whatsapp'] };
    const other = { channel_id: second.id, transports: ['whatsapp'] };
    expect((await world.get(`/clients/${vera.clientId}/transport`)).json()).toMatchObject({ status: 'success', data: [own, other] });
    expect((await world.get(`/clients/${there.clientId}/transport`)).json().data).toEqual([other, own]);
  });

  it('200: his dialogs', async () => {
    const { data, meta } = (await world.get(`/clients/${vera.clientId}/dialogs`)).json();
    expect(data).toMatchObject([{ id: vera.dialogId, client_id: vera.clientId, state: 'open', messages: 4 }]);
    expect(meta).toMatchObject({ total: 1, offset: 0 });
    expect((await world.get(`/clients/${silent}/dialogs`)).json().data).toEqual([]);
  });

  it('200: his last message, and null while there is none', async () => {
    expect((await world.get(`/clients/${vera.clientId}/last_question`)).json().data).toMatchObject({ id: said[2], type: 'from_client' });
    expect((await world.get(`/clients/${silent}/last_question`)).json()).toEqual({ status: 'success', data: null });
  });

  it.each([
    ['', () => said],
    ['?order=desc', () => said.toReversed()],
    ['?start_date=02-03-2026', () => said.slice(1)],
    ['?start_date=01-03-2026&finish_date=02-03-2026', () => said.slice(0, 2)],
    ['?limit=1&offset=1', () => said.slice(1, 2)],
    ['?start_date=&finish_date=', () => said],
  ])('200: questions%s', async (query, expected: () => number[]) => {
    expect(await ids(query)).toEqual(expected());
  });

  it('200: of somebody who never wrote: none', async () => {
    expect((await world.get(`/clients/${silent}/questions`)).json()).toMatchObject({ status: 'success', data: [] });
  });

  it('400: no day', async () => {
    expect((await world.get(`/clients/${vera.clientId}/questions?start_date=31-02-2026`)).statusCode).toBe(400);
  });

  it.each(['transport', 'dialogs', 'last_question', 'questions'])('404: %s of nobody', async (what) => {
    const answer = await world.get(`/clients/999999/${what}`);
    expect([answer.statusCode, answer.json().message]).toEqual([404, 'Client not found']);
  });
});
