import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { aSiteChannel } from '../../../../../test/api/site-chat.js';

const CLIENT_KEY = '3f0c9a1e-6d55-4a52-9a86-1c1f4e7d2b11';

describe('POST /livechat/start', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let key: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    key = (await aSiteChannel(anna, { allow_apps: 'yes' })).key;
  });
  afterAll(() => api.stop());

  const start = (id: string, clientKey: string): Promise<Answer> =>
    api.inject({ method: 'POST', url: `/livechat/start?id=${id}&client_key=${encodeURIComponent(clientKey)}` });

  it('makes a client of the company, the same for the same key', async () => {
    const { client } = (await start(key, CLIENT_KEY)).json();
    expect(client).toEqual({ clientID: client.client_id, client_id: expect.any(Number), token: expect.any(String) });
    expect((await start(key, CLIENT_KEY)).json()).toEqual({ client });
    const [row] = await api.rows('select company_id::int as company from client where id = $1', [client.client_id]);
    expect(row).toEqual({ company: anna.me.company.id });
  });

  it('many at once with one key are one client', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => start(key, 'the-same-key-six-times')));
    expect(new Set(answers.map((answer) => answer.json().client.client_id)).size).toBe(1);
  });

  it('gives the token that the rest of the chat asks for', async () => {
    const { token } = (await start(key, CLIENT_KEY)).json().client;
    const messages = (bearer: string): Promise<Answer> =>
      api.inject({ method: 'GET', url: `/widget/${key}/messages`, headers: { authorization: `Bearer ${bearer}` } });
    expect((await messages(token)).json()).toEqual({ messages: [], more: false });
    expect((await messages(CLIENT_KEY)).statusCode).toBe(401);
  });

  it('one key in two chats is two clients', async () => {
    const other = (await aSiteChannel(anna, { allow_apps: 'yes' })).key;
    const ids = [await start(key, CLIENT_KEY), await start(other, CLIENT_KEY)].map((answer) => answer.json().client.client_id);
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['', 'short', 'with blanks in the key'])('400: client_key %j', async (clientKey) => {
    expect((await start(key, clientKey)).statusCode).toBe(400);
  });

  it('404: no such chat', async () => {
    expect((await start('nowhere', CLIENT_KEY)).statusCode).toBe(404);
  });
});
