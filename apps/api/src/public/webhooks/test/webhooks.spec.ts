import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { aWebhook } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';
import type { AddedPublicWebhook, PublicWebhook } from '../webhooks.dto.js';

const URL_OF = 'https://example.com/webhook';

describe('/v1/webhooks', () => {
  let api: ApiUnderTest;
  let world: V1World;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<Answer> =>
    api.v1(world.token, method, url, payload);
  const dataOf = <T>(answer: Answer): T => {
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ status: 'success' })]);
    return answer.json<{ data: T }>().data;
  };
  const added = async (more: object = {}): Promise<AddedPublicWebhook> =>
    dataOf(await call('POST', '/webhooks', { url: URL_OF, events: ['inbox'], ...more }));
  const list = async (): Promise<PublicWebhook[]> => dataOf(await call('GET', '/webhooks'));

  it('adds one: the secret is in this answer only', async () => {
    const { secret, ...webhook } = await added({ name: 'Warehouse' });
    expect(secret).toMatch(/^whsec_/);
    expect(webhook).toEqual({
      ...{
        id: expect.any(Number) as number,
        url: URL_OF,
        name: 'Warehouse',
        events: ['inbox'],
        status: 'enable',
        errors: [],
        channel_ids: null,
      },
    });
    expect(await list()).toEqual([webhook]);
    expect(dataOf(await call('GET', `/webhooks/${webhook.id}`))).toEqual(webhook);
  });

  it.each<[string, string, object | undefined]>([
    ['a list', '/webhooks', { url: URL_OF, events: ['inbox', 'outbox'] }],
    ['words with commas', '/webhooks', { url: URL_OF, events: 'inbox, outbox' }],
    ['JSON in a text', '/webhooks', { url: URL_OF, events: '["inbox","outbox"]' }],
    ['words in the address', `/webhooks?url=${URL_OF}&events=inbox,outbox`, undefined],
    ['a repeated name', `/webhooks?url=${URL_OF}&events=inbox&events=outbox`, undefined],
    ['brackets', `/webhooks?url=${URL_OF}&events[]=inbox&events[]=outbox`, undefined],
    ['a slash at the end', '/webhooks/', { url: URL_OF, events: ['inbox', 'outbox'] }],
  ])('takes events as %s', async (_writing, url, payload) => {
    expect(dataOf(await call('POST', url, payload))).toMatchObject({ events: ['inbox', 'outbox'], name: 'example.com', status: 'enable' });
  });

  it.each([
    ['disable', 'disable'],
    ['disabled', 'disable'],
    ['false', 'disable'],
    [0, 'disable'],
    ['enabled', 'enable'],
    [true, 'enable'],
  ])('status %s means %s', async (given, status) => {
    const { id } = await added({ status: given });
    expect(dataOf(await call('GET', `/webhooks/${id}`))).toMatchObject({ status });
    expect(dataOf(await call('PUT', `/webhooks/${id}`, { status: 'enable' }))).toMatchObject({ status: 'enable' });
    expect(dataOf(await call('PUT', `/webhooks/${id}`, { status: given }))).toMatchObject({ status });
  });

  it('is changed by its id in the path or among the parameters, and tells its channels', async () => {
    const { id } = await added();
    const changed = await call('PUT', `/webhooks/${id}?name=Depot`, { events: 'new_client', channel_ids: [world.channelId] });
    expect(dataOf(changed)).toMatchObject({ id, name: 'Depot', url: URL_OF, events: ['new_client'], channel_ids: [world.channelId] });
    expect(dataOf(await call('PUT', '/webhooks', { id, channel_ids: [] }))).toMatchObject({ name: 'Depot', channel_ids: null });
  });

  it.each<['PUT' | 'DELETE', (id: number) => string, object | undefined]>([
    ['PUT', (id) => `/webhooks/${id}`, { url: null }],
    ['PUT', (id) => `/webhooks/${id}?url=`, undefined],
    ['PUT', (id) => `/webhooks?id=${id}&url=null`, undefined],
    ['DELETE', (id) => `/webhooks/${id}`, undefined],
    ['DELETE', (id) => `/webhooks?id=${id}`, undefined],
  ])('%s can delete one', async (method, url, payload) => {
    const { id } = await added();
    expect(dataOf(await call(method, url(id), payload))).toEqual({ id, deleted: true });
    expect(await list()).toEqual([]);
    expect((await call(method, url(id), payload)).json()).toMatchObject({ status: 'error', message: 'Webhook not found' });
  });

  it('tells what the latest deliveries failed by, until they arrive', async () => {
    const { webhookId, deliveryId } = await aWebhook(api, world.admin);
    const failure = { time: expect.stringMatching(/ UTC$/) as string, event: 'inbox', code: 500, message: 'HTTP 500' };
    expect(await list()).toEqual([expect.objectContaining({ id: webhookId, errors: [failure] })]);
    await api.rows(`update webhook_delivery set state = 'delivered' where id = $1`, [deliveryId]);
    expect(await list()).toEqual([expect.objectContaining({ errors: [] })]);
  });

  it.each<[string, object]>([
    ['url', { url: 'not an address' }],
    ['url', { url: undefined }],
    ['url', { url: 'http://169.254.169.254/' }],
    ['events', { events: 'shipped' }],
    ['events', { events: undefined }],
    ['status', { status: 'maybe' }],
    ['channel_ids', { channel_ids: [999_999_999] }],
  ])('names a wrong %s', async (field, more) => {
    const answer = await call('POST', '/webhooks', { url: URL_OF, events: ['inbox'], ...more });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { status: 'error', message: expect.any(String) as string, errors: { [field]: [expect.stringContaining(field) as string] } },
    ]);
  });

  it('five are the most', async () => {
    for (let n = 0; n < 5; n += 1) await added();
    expect((await call('POST', '/webhooks', { url: URL_OF, events: ['inbox'] })).json()).toMatchObject({
      ...{ status: 'error', message: 'A company can have 5 webhooks at most; delete one that is not needed any more' },
    });
  });

  describe('the old single hooks', () => {
    const stored = async () => dataOf(await call('GET', '/companies/api_info'));

    it('are set, moved and taken away by calls of their own', async () => {
      expect(await stored()).toMatchObject({ hook: null, chat_close_web_hook: null });
      expect(dataOf(await call('POST', '/companies/web_hook', { url: URL_OF }))).toEqual({ url: URL_OF });
      expect(dataOf(await call('POST', `/companies/chat_close_web_hook?url=${URL_OF}2`))).toEqual({ url: `${URL_OF}2` });
      expect(await stored()).toMatchObject({ hook: URL_OF, chat_close_web_hook: `${URL_OF}2` });
      dataOf(await call('POST', '/companies/web_hook', { url: `${URL_OF}3` }));
      dataOf(await call('POST', '/companies/chat_close_web_hook', { url: null }));
      expect(await stored()).toMatchObject({ hook: `${URL_OF}3`, chat_close_web_hook: null });
      dataOf(await call('POST', '/companies/web_hook'));
      expect(await stored()).toMatchObject({ hook: null, chat_close_web_hook: null });
    });

    it('are told to admins, and leave the five to /v1/webhooks', async () => {
      dataOf(await call('POST', '/companies/web_hook', { url: URL_OF }));
      for (let n = 0; n < 5; n += 1) await added();
      expect(await list()).toHaveLength(5);
      const { items } = (await world.admin.get('/api/webhooks')).json<{
        items: { legacy: string | null; events: string[]; id: number }[];
      }>();
      const [old] = items.filter(({ legacy }) => legacy !== null);
      expect(old).toMatchObject({ legacy: 'web_hook', events: ['inbox', 'outbox'] });
      expect((await call('GET', `/webhooks/${old!.id}`)).statusCode).toBe(404);
      expect((await call('DELETE', `/webhooks/${old!.id}`)).statusCode).toBe(404);
    });

    it('is one, however many programs set it at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => call('POST', '/companies/web_hook', { url: URL_OF })));
      answers.forEach((answer) => dataOf(answer));
      expect(await api.rows('select 1 from webhook where company_id = $1', [world.companyId])).toHaveLength(1);
    });

    it('that was switched off works again as soon as it is set again', async () => {
      dataOf(await call('POST', '/companies/web_hook', { url: URL_OF }));
      await api.rows(`update webhook set state = 'disabled', disabled_reason = 'no_success' where company_id = $1`, [world.companyId]);
      dataOf(await call('POST', '/companies/web_hook', { url: URL_OF }));
      expect(await api.rows('select state, disabled_reason from webhook where company_id = $1', [world.companyId])).toEqual([
        { state: 'enabled', disabled_reason: null },
      ]);
    });

    it('that cannot be called is refused', async () => {
      expect((await call('POST', '/companies/web_hook', { url: 'http://localhost:22/' })).json()).toMatchObject({
        errors: { url: [expect.anything()] },
      });
    });
  });
});
