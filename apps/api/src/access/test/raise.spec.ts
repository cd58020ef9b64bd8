import { GRANTABLE } from '#domain/access/permissions.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { aCustomRole, anOperator, anOperatorWho } from '../../../../../test/api/rows.js';
import { describeApi } from '../../docs/describe-api.js';

/** Fields with which somebody would make himself more, or somebody else. */
const RAISING: Record<string, unknown> = {
  role: 'admin',
  customRoleId: 1_001,
  custom_role_id: 1_001,
  permissions: ['all_chats'],
  baseRole: 'supervisor',
  base_role: 'supervisor',
  isAdmin: true,
  state: 'active',
  companyId: 1_001,
  company_id: 1_001,
};

/** Takes a whole file, which its own schema describes. */
const FILE = '/api/scenarios/import';

interface Body {
  $ref?: string;
  properties?: Record<string, unknown>;
}
type Document = {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Body }> } }>>;
  components: { schemas: Record<string, Body> };
};

describe('nobody raises himself', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
  });
  afterAll(() => api.stop());

  const roleOf = async (id: number): Promise<object | undefined> =>
    (await api.rows<object>('select role, custom_role_id::int as custom from operator where id = $1', [id]))[0];
  /** Everything that may be given, and yet no admin. */
  const almighty = () => anOperatorWho(api, companyId, GRANTABLE);

  it.each<[string, object]>([
    ['to an admin', { role: 'admin' }],
    ['to a supervisor', { role: 'supervisor' }],
    ['down, to come back by another way', { role: 'operator' }],
  ])('not even whoever may change operators gives himself a role: %s', async (_, role) => {
    const { id, browser, roleId } = await almighty();
    const answer = await browser.send('PATCH', `/api/operators/${id}`, role);
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'own_role', field: 'role' }]);
    expect(await roleOf(id)).toEqual({ role: 'supervisor', custom: roleId });
    const own = await browser.send('PATCH', `/api/operators/${id}`, { customRoleId: await aCustomRole(api, companyId, ['tags']) });
    expect([own.statusCode, own.json().code]).toEqual([403, 'own_role']);
  });

  it('an admin does not, either', async () => {
    const answer = await admin.send('PATCH', `/api/operators/${admin.me.operator.id}`, { role: 'operator' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'own_role']);
  });

  it('nor does he make a colleague more than he is, who could do it for him', async () => {
    const { id } = await anOperator(api, companyId, 'operator');
    const { browser } = await anOperatorWho(api, companyId, ['change_operators', 'invite_operators', 'all_chats']);
    const wide = await aCustomRole(api, companyId, ['audit_log']);
    // The operator may things that he may not himself, so even his card is out of reach.
    for (const role of [{ role: 'admin' }, { role: 'supervisor' }, { customRoleId: wide }, { lastName: 'Taken over' }]) {
      const answer = await browser.send('PATCH', `/api/operators/${id}`, role);
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
    for (const role of [{ role: 'admin' }, { role: 'supervisor' }, { role: 'operator' }, { customRoleId: wide }]) {
      const answer = await browser.send('POST', '/api/invitations', { text: `new${wide}@example.test`, ...role });
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
    expect(await roleOf(id)).toEqual({ role: 'operator', custom: null });
  });

  it('somebody with every permission there is gets neither at roles nor at tokens, nor at an admin', async () => {
    const { browser, roleId } = await almighty();
    const refused = [
      browser.send('POST', '/api/roles', { name: 'More', permissions: ['tags'] }),
      browser.send('PATCH', `/api/roles/${roleId}`, { permissions: ['tags'] }),
      browser.send('DELETE', `/api/roles/${roleId}`, { replacement: { role: 'admin' } }),
      browser.send('POST', '/api/api-tokens', { name: 'Mine' }),
      browser.send('PATCH', `/api/operators/${admin.me.operator.id}`, { role: 'operator' }),
      browser.send('POST', `/api/operators/${admin.me.operator.id}/block`),
      browser.send('DELETE', `/api/operators/${admin.me.operator.id}`),
      browser.send('POST', `/api/operators/${admin.me.operator.id}/password-link`),
      browser.send('DELETE', `/api/operators/${admin.me.operator.id}/second-factor`),
    ];
    expect((await Promise.all(refused)).map(({ statusCode }) => statusCode)).toEqual(refused.map(() => 403));
    expect(await roleOf(admin.me.operator.id)).toEqual({ role: 'admin', custom: null });
  });

  it("/v1 is closed to a session, and a program's choice of a role takes a custom one away whole", async () => {
    const { id, browser, roleId } = await almighty();
    expect((await browser.send('PUT', `/v1/operators/${id}`, { role: 'admin' })).statusCode).toBe(401);
    expect(await roleOf(id)).toEqual({ role: 'supervisor', custom: roleId });
    const reading = await api.token(companyId, { scopes: ['operators:read'] });
    expect((await api.v1(reading, 'PUT', `/operators/${id}`, { role: 'admin' })).statusCode).toBe(403);
    expect((await api.v1(await api.token(companyId), 'PUT', `/operators/${id}`, { role: 'operator' })).statusCode).toBe(200);
    expect(await roleOf(id)).toEqual({ role: 'operator', custom: null });
  });

  it('no request of the console takes a field that its form does not have', async () => {
    const document = (await describeApi()) as unknown as Document;
    const taken: string[] = [];
    const requests = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return schema && path.startsWith('/api/') && path !== FILE ? [{ method: method.toUpperCase(), path, schema }] : [];
      }),
    );
    expect(requests.length).toBeGreaterThan(40);
    for (const { method, path, schema } of requests) {
      const known = Object.keys(
        (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema)?.properties ?? {},
      );
      const fields = Object.keys(RAISING).filter((field) => !known.includes(field));
      const url = path.replaceAll(/\{\w+\}/g, '999999999999');
      const sent = Object.fromEntries(fields.map((field) => [field, RAISING[field]]));
      const answer = await admin.send(method as 'POST', url, sent);
      const named = answer.statusCode === 400 ? JSON.stringify(answer.json().errors ?? []) : '';
      for (const field of fields)
        if (!named.includes(`${field} is not known here`)) taken.push(`${method} ${path} ${field}: ${answer.statusCode}`);
    }
    expect(taken).toEqual([]);
  });
});
