import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('/v1/companies', () => {
  let api: ApiUnderTest;
  let world: V1World;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  const hook = (legacy: string, url: string): Promise<unknown> =>
    api.rows(`insert into webhook (company_id, name, url, events, secrets, legacy) values ($1, $2, $3, '{}', 'sealed', $2)`, [
      ...[world.companyId, legacy, url],
    ]);

  it('200: api_info under the old and the new names', async () => {
    await hook('web_hook', 'https://shop.example.com/hook');
    await hook('chat_close_web_hook', 'https://shop.example.com/closed');
    const { status, data } = (await world.get('/companies/api_info')).json();
    expect(status).toBe('success');
    expect(data).toEqual({
      ...{ mode: 'default', hook: 'https://shop.example.com/hook', chat_close_web_hook: 'https://shop.example.com/closed' },
      ...{ current_version: 1, requests_this_month: expect.any(Number), channels: 1, company_name: 'Warm Bread' },
      ...{ companyID: world.companyId, partnerID: null, admin_email: world.admin.me.operator.email, company_mode: 'default' },
      company_lang: 'en',
    });
  });

  it("200: api_info counts this month's calls by the company's calendar", async () => {
    const others = await V1World.of(api);
    const month = (zone: string): string => `date_trunc('month', now() at time zone '${zone}')::date`;
    await api.rows(
      `insert into api_usage (company_id, month, requests) values ($1, ${month('Europe/Moscow')}, 41), ($1, ${month('Europe/Moscow')} - interval '1 month', 7)
       on conflict (company_id, month) do update set requests = excluded.requests`,
      [others.companyId],
    );
    expect((await others.get('/companies/api_info')).json().data.requests_this_month).toBeGreaterThanOrEqual(41);
    expect((await others.get('/companies/api_info')).json().data.requests_this_month).toBeLessThan(48);
  });

  it('200: info tells whether anybody answers', async () => {
    expect((await world.get('/companies/info')).json().data).toMatchObject({
      ...{ id: world.companyId, name: 'Warm Bread', time_zone: 'Europe/Moscow', lang: 'en', mode: 'default' },
      ...{ online: 0, operators_online: 0, operators: 2, channels: 1, custom_fields: {} },
    });
    await api.rows(`update operator_presence set connected = true where operator_id = $1`, [world.operatorId]);
    expect((await world.get('/companies/info')).json().data).toMatchObject({ online: 1, operators_online: 1 });
  });

  it('200: custom fields, in the body or as JSON in the address; what is not named stays', async () => {
    await world.put('/companies', { custom_fields: { contract: '1042', seats: 3 } });
    const sent = encodeURIComponent(JSON.stringify({ seats: null, plan: 'gold' }));
    const answer = await api.v1(world.token, 'PUT', `/companies?custom_fields=${sent}`);
    expect(answer.json()).toMatchObject({ status: 'success', data: { custom_fields: { contract: '1042', plan: 'gold' } } });
    expect(answer.json().data.custom_fields).not.toHaveProperty('seats');
  });

  it('200: several programs that change fields at the same moment lose none', async () => {
    const others = await V1World.of(api);
    await Promise.all(Array.from({ length: 8 }, (_, n) => others.put('/companies', { custom_fields: { [`field${n}`]: n } })));
    expect(Object.keys((await others.get('/companies/info')).json().data.custom_fields)).toHaveLength(8);
  });

  it.each([{}, { custom_fields: 'contract' }, { custom_fields: [1] }, { custom_fields: { contract: [] } }])('400: %j', async (body) => {
    const answer = await world.put('/companies', body);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json().errors)).toEqual(['custom_fields']);
  });

  it('200: the mode is one of the list', async () => {
    const [{ name }] = (await world.get('/help/api_modes')).json().data;
    expect((await world.put('/companies/switch_mode', { mode: name })).json().data).toMatchObject({ mode: 'default' });
  });

  it.each([{}, { mode: 'turbo' }, { mode: 5 }])('400: %j is no mode', async (body) => {
    const answer = await world.put('/companies/switch_mode', body);
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, ['mode']]);
  });
});
