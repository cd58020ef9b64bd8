import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { allRoutes } from '../../../../../test/api/routes.js';
import { anOperator } from '../../../../../test/api/rows.js';
import { permissionsOf } from '#domain/access/permissions.js';
import { ROLES, type Role } from '#domain/access/caller.js';
import { CONSOLE, OPEN, PROVIDERS, TOKEN, VISITORS } from './route-rights.js';

/** An id that nothing has. */
const NOTHING = '999999999999';
const PASSED = 'passed';

describe('who may call what', () => {
  let api: ApiUnderTest;
  let token: string;
  const people: Record<Role, Browser> = {} as never;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    people.admin = await api.browser().registers();
    const { id } = people.admin.me.company;
    people.operator = (await anOperator(api, id, 'operator')).browser;
    people.supervisor = (await anOperator(api, id, 'supervisor')).browser;
    token = await api.token(id);
  });
  afterAll(() => api.stop());

  const split = (route: string): { method: never; url: string } => {
    const [method, path] = route.split(' ') as [never, string];
    return { method, url: path.replaceAll(/:\w+/g, NOTHING) };
  };
  /** Turned away, or let through to where ids and fields are looked at. */
  const verdict = ({ statusCode }: Answer): number | string =>
    statusCode === 401 || statusCode === 403 || statusCode >= 500 ? statusCode : PASSED;
  const as = async (browser: Browser, route: string): Promise<number | string> => {
    const { method, url } = split(route);
    return verdict(method === 'GET' ? await browser.get(url) : await browser.send(method, url, {}));
  };
  const byToken = async (route: string): Promise<number | string> =>
    verdict(await api.inject({ ...split(route), headers: { authorization: token } }));

  /** Who ends his own session with the call is somebody new. */
  const personOf = async (role: Role, route: string): Promise<Browser> =>
    route === 'DELETE /api/session' ? (await anOperator(api, people.admin.me.company.id, role)).browser : people[role];

  it('every route has its row in the table', () => {
    const routes = allRoutes(api).map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual([...OPEN, ...VISITORS, ...PROVIDERS, ...Object.keys(CONSOLE), ...TOKEN].sort());
  });

  it.each(OPEN)('%s is open to everybody', async (route) => {
    expect(await as(api.browser(), route)).toBe(PASSED);
  });

  const consoleRoutes = Object.entries(CONSOLE).map(([route, permission]) => ({ route, permission }));

  it.each(consoleRoutes)('$route is for whoever has: $permission', async ({ route, permission }) => {
    expect(await as(api.browser(), route)).toBe(401);
    expect(await byToken(route)).toBe(401);
    for (const role of ROLES) {
      const allowed = permission === null || permissionsOf(role, { operatorsAssignOthers: true }).includes(permission);
      expect([role, await as(await personOf(role, route), route)]).toEqual([role, allowed ? PASSED : 403]);
    }
  });

  it.each(TOKEN)("%s is for programs with the company's token", async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    for (const browser of Object.values(people)) expect(await as(browser, route)).toBe(401);
    expect(await byToken(route)).toBe(PASSED);
  });

  it('a role that is taken away is gone with the next request', async () => {
    const { browser, id } = await anOperator(api, people.admin.me.company.id, 'admin');
    expect(await as(browser, 'PATCH /api/company')).toBe(PASSED);
    await api.rows(`update operator set role = 'operator' where id = $1`, [id]);
    expect(await as(browser, 'PATCH /api/company')).toBe(403);
  });
});
