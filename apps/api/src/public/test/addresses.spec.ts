import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import { aDialog, type DialogRows } from '../../../../../test/api/rows.js';
import { V1World } from '../../../../../test/api/v1-world.js';

describe('calls of /v1 as programs write them', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let dialog: DialogRows;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    dialog = await aDialog(api, world.companyId, world.channelId);
  });
  afterAll(() => api.stop());

  const call = (method: string, url: string, more: { payload?: string; type?: string } = {}): Promise<Answer> =>
    api.inject({
      method: method as 'GET',
      url,
      headers: { authorization: world.token, ...(more.type && { 'content-type': more.type }) },
      payload: more.payload,
    });

  it.each(['/v1/channels', '/v1/channels/', '/v1//channels', '//v1/channels', '/v1/channels//?limit=5', '/v1/channels?limit=5'])(
    'GET %s is the list of channels',
    async (url) => {
      const answer = await call('GET', url);
      expect(answer.statusCode).toBe(200);
      expect(answer.json().data).toHaveLength(1);
    },
  );

  it('an id may stand behind two slashes and before one', async () => {
    expect((await call('GET', `/v1/channels//${world.channelId}/`)).json().data.id).toBe(world.channelId);
  });

  it('HEAD tells what GET would, without the body', async () => {
    const head = await call('HEAD', '/v1/channels');
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await api.inject({ method: 'HEAD', url: '/v1/channels' })).statusCode).toBe(401);
  });

  it('OPTIONS tells the methods, and lets no page of another site in', async () => {
    const options = await api.inject({ method: 'OPTIONS', url: '/v1/messages/', headers: { origin: 'https://shop.example' } });
    expect([options.statusCode, options.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect(Object.keys(options.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const get = await api.inject({
      method: 'GET',
      url: '/v1/channels',
      headers: { origin: 'https://shop.example', authorization: world.token },
    });
    expect(get.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['DELETE', 'PATCH', 'PUT'])('%s where only others are known is refused in the envelope', async (method) => {
    const answer = await call(method, '/v1/messages');
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
    expect(answer.json()).toEqual({
      status: 'error',
      message: `${method} is not possible at this address; it knows GET, HEAD, POST`,
      errors: {},
    });
  });

  it.each(['/v1/nothing', '/v1/', '/v1', '/v1//nothing/5?limit=1', '/v1/messages/5/nothing'])('%s is no page', async (url) => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const answer = await call(method, url);
      expect([answer.statusCode, answer.json()]).toEqual([404, { status: 'error', message: 'Page not found', errors: {} }]);
    }
  });

  const JSON_TYPE = 'application/json';
  const FORM = 'application/x-www-form-urlencoded';
  const parameters = (): string => `client_id=${dialog.clientId}&text=Hello&type=comment`;
  const json = (): string => JSON.stringify({ client_id: dialog.clientId, text: 'Hello', type: 'comment' });
  const part = (name: string, value: string | number): string =>
    `--border\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

  it.each<[string, () => Promise<Answer>]>([
    ['in the address', () => call('POST', `/v1/messages/?${parameters()}`)],
    ['in the address, with an empty body that says it is JSON', () => call('POST', `/v1/messages?${parameters()}`, { type: JSON_TYPE })],
    ['as JSON', () => call('POST', '/v1/messages', { payload: json(), type: JSON_TYPE })],
    ['as JSON that does not say so', () => call('POST', '/v1/messages', { payload: json() })],
    ['as JSON that calls itself text', () => call('POST', '/v1/messages', { payload: json(), type: 'text/plain' })],
    ['as a form', () => call('POST', '/v1/messages', { payload: parameters(), type: FORM })],
    ['as a form that does not say so', () => call('POST', '/v1/messages', { payload: parameters() })],
    [
      'as a form in parts',
      () =>
        call('POST', '/v1/messages', {
          payload: `${part('client_id', dialog.clientId)}${part('text', 'Hello')}${part('type', 'comment')}--border--\r\n`,
          type: 'multipart/form-data; boundary=border',
        }),
    ],
    [
      'some in the address and some in the body',
      () =>
        call('POST', `/v1/messages?client_id=1&type=comment`, {
          payload: JSON.stringify({ client_id: dialog.clientId, text: 'Hello' }),
          type: JSON_TYPE,
        }),
    ],
  ])('parameters %s are understood', async (_, send) => {
    const answer = await send();
    expect([answer.statusCode, answer.json().data?.client_id, answer.json().data?.type]).toEqual([200, dialog.clientId, 'comment']);
  });

  it.each<[string, { payload: string; type?: string }]>([
    ['a form', { payload: 'client_id=1&text=a%00b', type: FORM }],
    ['JSON', { payload: '{"client_id":1,"text":"a\\u0000b"}', type: JSON_TYPE }],
    ['broken JSON', { payload: '{"client_id":', type: JSON_TYPE }],
    ['a list', { payload: '[1]', type: JSON_TYPE }],
    ['bytes that are no text', { payload: Buffer.from([0xff, 0xfe, 0x00]).toString('latin1'), type: FORM }],
    [
      'a file in parts',
      {
        payload: `--b\r\nContent-Disposition: form-data; name="text"; filename="a"\r\n\r\nx\r\n--b--\r\n`,
        type: 'multipart/form-data; boundary=b',
      },
    ],
  ])('%s that cannot be used is refused in the envelope', async (_, body) => {
    const answer = await call('POST', '/v1/messages', body);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().status).toBe('error');
  });
});
