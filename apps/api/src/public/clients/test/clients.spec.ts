import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/clients', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let vera: DialogRows;
  let nameless: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    vera = await aDialog(api, world.companyId, world.channelId, { name: 'Vera', phone: '79001112233' });
    await aMessage(api, vera, { at: '2026-03-01T10:00:00Z' });
    await api.rows(`update dialog set last_inbound_at = '2026-03-02T10:00:00Z' where id = $1`, [vera.dialogId]);
    await api.rows(`update card set name = 'Vera Holm', phones = array['+7 999'], comment = 'Rye' where id = $1`, [vera.cardId]);
    nameless = await aDialog(api, world.companyId, world.channelId, { name: 'US.13491208655302741918', phone: 'US.13491208655302741918' });
    await api.rows('update client set phone = null where id = $1', [nameless.clientId]);
    await api.rows(`update client set created_at = '2026-01-01T00:00:00Z' where id = $1`, [vera.clientId]);
  });
  afterAll(() => api.stop());

  const ids = async (query = ''): Promise<number[]> =>
    (await world.get(`/clients${query}`)).json().data.map(({ id }: { id: number }) => id);

  it('200: what the channel said and what the operators wrote stand apart', async () => {
    const answer = await world.get(`/clients/${vera.clientId}`);
    expect(answer.json()).toEqual({
      status: 'success',
      data: {
        ...{
          id: vera.clientId,
          card_id: vera.cardId,
          phones: ['+7 999'],
          name: 'Vera',
          assigned_name: 'Vera Holm',
          username: null,
          comment: 'Rye',
          avatar: null,
        },
        ...{ phone: '79001112233', client_phone: '+7 999', region_id: null, country_id: null },
        ...{ first_client_message: '2026-03-01T10:00:00 UTC', last_client_message: '2026-03-02T10:00:00 UTC' },
        ...{ extra_comment_1: null, extra_comment_2: null, extra_comment_3: null, custom_fields: {}, tags: [] },
        ...{ external_id: null, external_ids: {}, client_external_id: null },
        channels: [{ id: world.channelId, transports: ['whatsapp'] }],
      },
    });
  });

  it('200: a client without a phone is named by messenger and id', async () => {
    expect((await world.get(`/clients/${nameless.clientId}`)).json().data).toMatchObject({
      phone: '[whatsapp] US.13491208655302741918',
      client_phone: null,
    });
  });

  it('200: a page with its total', async () => {
    const answer = (await world.get('/clients?limit=1')).json();
    expect(answer).toMatchObject({ status: 'success', data: [{ id: vera.clientId }], meta: { total: 2, limit: 1, offset: 0 } });
    expect(await ids('?limit=1&offset=1')).toEqual([nameless.clientId]);
  });

  it.each([
    ['order=desc', () => [nameless.clientId, vera.clientId]],
    ['phone=%2B7900%20111-22-33', () => [vera.clientId]],
    ['transport=whatsapp', () => [vera.clientId, nameless.clientId]],
    ['transport=whatsapp-cloud', () => [vera.clientId, nameless.clientId]],
    ['transport=telegram', () => []],
    ['transport=what', () => []],
    ['created_after=01-01-2026', () => [nameless.clientId]],
    ['created_after=31-12-2025', () => [vera.clientId, nameless.clientId]],
    ['created_after=2026-01-02T00:00:00Z', () => [nameless.clientId]],
    ['created_after=1767225600', () => [nameless.clientId]],
  ])('200: %s', async (query, expected: () => number[]) => {
    expect(await ids(`?${query}`)).toEqual(expected());
  });

  it.each(['order=sideways', 'created_after=31-02-2026', 'created_after=soon', "transport='", 'created_after=99999-01-01'])(
    '400: %s',
    async (query) => {
      expect((await world.get(`/clients?${query}`)).statusCode).toBe(400);
    },
  );

  it('404: in words that clients match', async () => {
    const answer = await world.get('/clients/999999');
    expect([answer.statusCode, answer.json()]).toEqual([404, { status: 'error', message: 'Client not found', errors: {} }]);
  });
});
