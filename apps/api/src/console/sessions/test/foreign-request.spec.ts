import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('requests that other sites make a browser send', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  const change = (headers: Record<string, string>): ReturnType<Browser['send']> =>
    anna.send('PATCH', '/api/me', { colorScheme: 'dark' }, headers);
  const colorScheme = async (): Promise<string> => (await anna.get('/api/me')).json().operator.colorScheme as string;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  it.each([
    ['without the CSRF token', { 'x-csrf-token': '' }],
    ['with the token of somebody else', { 'x-csrf-token': 'A'.repeat(43) }],
    ['from a foreign origin', { origin: 'https://evil.test' }],
    ['from an origin that is no address', { origin: 'null' }],
    ['from another port of this host', { host: 'chat.test:3000', origin: 'http://chat.test:4000' }],
    ['marked cross-site by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['marked same-site, from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('a change %s is refused and changes nothing', async (_, headers: Record<string, string>) => {
    const answer = await change(headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'foreign_request' });
    expect(await colorScheme()).toBe('auto');
  });

  it('nobody can be signed in or out of by another site', async () => {
    const body = { email: anna.me.operator.email, password: 'whatever it is' };
    const answer = await api.browser().send('POST', '/api/session', body, { origin: 'https://evil.test' });
    expect(answer.statusCode).toBe(403);
  });

  it("a form's body is not understood, even with everything else right", async () => {
    const answer = await anna.send('PATCH', '/api/me', 'colorScheme=dark', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.statusCode).toBe(415);
  });

  it('our own page may change things', async () => {
    const answer = await change({ host: 'chat.test', origin: 'https://chat.test', 'sec-fetch-site': 'same-origin' });
    expect(answer.statusCode).toBe(200);
  });

  it('the session cookie opens nothing under /v1', async () => {
    expect((await anna.get('/v1/clients')).statusCode).toBe(401);
  });
});
