import { type Scope, SCOPES } from '#domain/tokens/scope.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import { allRoutes } from '../../../../../test/api/routes.js';

describe('the scopes of a token', () => {
  let api: ApiUnderTest;
  let companyId: number;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    companyId = (await api.browser().registers()).me.company.id;
  });
  afterAll(() => api.stop());

  const tokenWith = (scopes: Scope[]): Promise<string> => api.token(companyId, { scopes });

  const call = (token: string, method: string, path: string): Promise<Answer> =>
    api.inject({ method: method as 'GET', url: path.replaceAll(/:\w+/g, '999999999999'), headers: { authorization: token } });

  it('let it read and not write', async () => {
    const token = await tokenWith(['messages:read']);
    expect((await api.v1(token, 'GET', '/messages')).statusCode).toBe(200);
    const refused = await api.v1(token, 'POST', '/messages', { client_id: 1, text: 'Hello' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toEqual({
      status: 'error',
      message: 'This token has no scope messages:write; an admin can add it on the page Settings > API',
      errors: {},
    });
  });

  it('let it write and not read', async () => {
    const token = await tokenWith(['messages:write']);
    expect((await api.v1(token, 'POST', '/messages', { text: 'Hello' })).statusCode).toBe(400);
    expect((await api.v1(token, 'GET', '/messages')).statusCode).toBe(403);
  });

  it('are looked at by every call of /v1: a token without any is refused, one with the scope that the refusal names is not', async () => {
    const none = await tokenWith([]);
    const routes = allRoutes(api).filter(({ path }) => path.startsWith('/v1/') && !path.startsWith('/v1/files/'));
    expect(routes.length).toBeGreaterThan(10);
    for (const { method, path } of routes) {
      const refused = await call(none, method, path);
      if (refused.statusCode !== 403) {
        // What is the same for everybody and reads nothing of the company.
        expect(`${method} ${path}`).toMatch(/^GET \/v1\/(help|countries|regions)\b|^POST \/v1\/qr-decode$/);
        continue;
      }
      const scope = /no scope (\S+);/.exec(refused.json().message as string)?.[1] as Scope;
      expect(SCOPES).toContain(scope);
      const allowed = await call(await tokenWith([scope]), method, path);
      expect({ call: `${method} ${path}`, refused: [401, 403].includes(allowed.statusCode) }).toEqual({
        call: `${method} ${path}`,
        refused: false,
      });
    }
  });
});
