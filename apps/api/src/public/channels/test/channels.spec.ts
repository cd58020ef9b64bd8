import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel } from '../../../../../../test/api/rows.js';
import { until } from '../../../../../../test/api/until.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/channels', () => {
  let api: ApiUnderTest;
  let world: V1World;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  const bakery = (): object => ({
    ...{ id: world.channelId, name: 'Bakery', phone: '+7 495 000-00-00', transports: ['whatsapp'], write_first_option: true },
  });

  it('200: a page in the envelope, messengers by their own name', async () => {
    const answer = await world.get('/channels');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'success', data: [bakery()], meta: { total: 1, limit: 20, offset: 0 } });
  });

  it.each(['/channels/', '//channels', '/channels//', '/channels?limit=&offset='])('200: %s is the same', async (url) => {
    expect((await world.get(url)).json()).toMatchObject({ status: 'success', data: [bakery()] });
  });

  it.each(['74950000000', '+7 (495) 000-00-00', '+74950000000'])('200: is found by phone in any writing: %s', async (phone) => {
    expect((await world.get(`/channels?phone=${encodeURIComponent(phone)}`)).json().data).toEqual([bakery()]);
    expect((await world.get('/channels?phone=79990000000')).json()).toMatchObject({ data: [], meta: { total: 0 } });
  });

  it('200: one by its id', async () => {
    expect((await world.get(`/channels/${world.channelId}`)).json()).toEqual({ status: 'success', data: bakery() });
  });

  it('200: pages by limit and offset', async () => {
    const second = await aChannel(world.admin, { name: 'Second' });
    const answer = await world.get('/channels?limit=1&offset=1');
    expect(answer.json()).toMatchObject({ data: [{ id: second.id }], meta: { total: 2, limit: 1, offset: 1 } });
  });

  it('200: more than the most is the most', async () => {
    expect((await world.get('/channels?limit=1000')).json().meta.limit).toBe(200);
  });

  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=many'],
    ['limit', 'limit=1&limit=2'],
    ['offset', 'offset=-1'],
    ['offset', 'offset=99999999999'],
    ['phone', 'phone=bread'],
  ])('400: a wrong %s is named (%s)', async (field, query) => {
    const answer = await world.get(`/channels?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      status: 'error',
      message: expect.stringContaining(field),
      errors: { [field]: [expect.stringContaining(field)] },
    });
  });

  it('200: parameters that we do not know are no mistake', async () => {
    expect((await world.get('/channels?utm_source=x&expand=1')).statusCode).toBe(200);
  });

  it('404: in words that clients match', async () => {
    const answer = await world.get('/channels/999999');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ status: 'error', message: 'Channel not found', errors: {} });
  });

  describe('401', () => {
    it('without a token, in words that clients match', async () => {
      const answer = await api.inject({ method: 'GET', url: '/v1/channels' });
      expect(answer.statusCode).toBe(401);
      expect(answer.json().message).toBe('You have to specify your token. See API manual on info@chat2desk.com');
    });

    it.each([
      ['unknown', () => 'A'.repeat(43)],
      ['endless', () => 'A'.repeat(5_000)],
      ['revoked', () => revoked('revoked_at = now()')],
      ['expired', () => revoked(`expires_at = now() - interval '1 minute'`)],
      ['that of a scheme we do not use', () => `Bearer ${world.token}`],
    ])('the token is %s', async (_, token: () => string | Promise<string>) => {
      const answer = await api.v1(await token(), 'GET', '/channels');
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ status: 'error', message: 'You need to auth' });
    });
    const revoked = async (change: string): Promise<string> => {
      const token = await api.token(world.companyId);
      await api.rows(`update api_token set ${change} where last_four = $1`, [token.slice(-4)]);
      return token;
    };

    it('a token in the address opens nothing', async () => {
      expect((await api.inject({ method: 'GET', url: `/v1/channels?token=${world.token}&Authorization=${world.token}` })).statusCode).toBe(
        401,
      );
    });
  });

  it('a token is kept as a hash, and its use is noted once a minute', async () => {
    const token = await api.token(world.companyId);
    const row = async (): Promise<{ all: string; last_used_at: Date | null }> =>
      (
        await api.rows<{ all: string; last_used_at: Date | null }>(
          'select t::text as all, last_used_at from api_token t where last_four = $1',
          [token.slice(-4)],
        )
      )[0]!;
    await api.v1(token, 'GET', '/channels');
    await until(async () => (await row()).last_used_at !== null);
    const first = await row();
    await api.v1(token, 'GET', '/channels');
    expect(await row()).toEqual(first);
    expect(first.all).not.toContain(token);
  });
});
