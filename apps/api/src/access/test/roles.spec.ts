import { GRANTABLE, permissionsOf, type GrantablePermission, type Permission } from '#domain/access/permissions.js';
import { ROLES, type Role } from '#domain/access/caller.js';
import { whole } from '#domain/custom-roles/custom-role.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { allRoutes } from '../../../../../test/api/routes.js';
import { anOperator, anOperatorWho } from '../../../../../test/api/rows.js';
import { CONSOLE, OPEN, PROVIDERS, TOKEN, VISITORS } from './route-rights.js';

/** An id that nothing has. */
const NOTHING = '999999999999';
const PASSED = 'passed';
/** Whoever calls one of these is signed out by it. */
const ENDS_SESSION = ['DELETE /api/session'];

interface Person {
  /** His role, or what his own role is made of. */
  who: string;
  may: readonly Permission[];
  email: string;
  browser: Browser;
}

/** One role for each permission, with that and what it needs; and one for each set that a route asks for. */
const CUSTOM: readonly (readonly GrantablePermission[])[] = [
  [],
  ...GRANTABLE.map((permission) => [permission]),
  ...Object.values(CONSOLE).filter((row): row is readonly GrantablePermission[] => Array.isArray(row)),
];

describe('who may call what', () => {
  let api: ApiUnderTest;
  let companyId: number;
  let token: string;
  const people: Person[] = [];

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    companyId = (await api.browser().registers()).me.company.id;
    for (const role of ROLES) people.push(await builtIn(role));
    for (const permissions of CUSTOM) people.push(await custom(permissions));
    token = await api.token(companyId);
  }, 120_000);
  afterAll(() => api.stop());

  const builtIn = async (role: Role): Promise<Person> => ({
    ...{ who: role, may: permissionsOf(role, { operatorsAssignOthers: true }) },
    ...(await anOperator(api, companyId, role)),
  });
  const custom = async (permissions: readonly GrantablePermission[]): Promise<Person> => ({
    ...{ who: `only ${permissions.join(' and ')}`, may: whole(permissions) },
    ...(await anOperatorWho(api, companyId, permissions)),
  });

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
  const sessionOf = ({ browser, email }: Person, route: string): Browser | Promise<Browser> =>
    ENDS_SESSION.includes(route) ? api.browser().signsIn(email) : browser;

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
    const needed: readonly Permission[] = permission === null ? [] : [permission].flat();
    const found = await Promise.all(people.map(async (person) => [person.who, await as(await sessionOf(person, route), route)]));
    const expected = people.map(({ who, may }) => [who, needed.every((each) => may.includes(each)) ? PASSED : 403]);
    expect(found).toEqual(expected);
  });

  it.each(TOKEN)("%s is for programs with the company's token", async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    for (const { browser } of people.slice(0, ROLES.length + 1)) expect(await as(browser, route)).toBe(401);
    expect(await byToken(route)).toBe(PASSED);
  });

  it('what is taken away is gone with the next request, a role of its own like one that is there from the beginning', async () => {
    const route = 'PATCH /api/company';
    const admin = await anOperator(api, companyId, 'admin');
    expect(await as(admin.browser, route)).toBe(PASSED);
    await api.rows(`update operator set role = 'operator' where id = $1`, [admin.id]);
    expect(await as(admin.browser, route)).toBe(403);

    const { browser, roleId } = await anOperatorWho(api, companyId, ['company']);
    expect(await as(browser, route)).toBe(PASSED);
    await api.rows(`update custom_role set permissions = '{}' where id = $1`, [roleId]);
    expect(await as(browser, route)).toBe(403);
  });
});
