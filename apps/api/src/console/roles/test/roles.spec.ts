import { GRANTABLE } from '#domain/access/permissions.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

describe("a company's own roles", () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());

  const create = (admin: Browser, name: string, permissions: string[]) => admin.send('POST', '/api/roles', { name, permissions });
  async function created(admin: Browser, name: string, permissions: string[]): Promise<number> {
    const answer = await create(admin, name, permissions);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<{ id: number }>().id;
  }
  const hold = (operatorId: number, roleId: number) =>
    api.rows(`update operator o set custom_role_id = r.id, role = r.base_role from custom_role r where o.id = $1 and r.id = $2`, [
      operatorId,
      roleId,
    ]);
  const roleOf = async (operatorId: number): Promise<object | undefined> =>
    (await api.rows<object>('select role, custom_role_id::int as custom from operator where id = $1', [operatorId]))[0];

  it('is made whole, counted as the role that it comes to, and listed', async () => {
    const admin = await api.browser().registers();
    const answer = await create(admin, '  Night shift ', ['webhooks', 'change_operators']);
    const role = {
      ...{ id: expect.any(Number), name: 'Night shift', baseRole: 'supervisor', operators: 0, holders: 0 },
      permissions: ['all_chats', 'operators', 'webhooks', 'change_operators'],
    };
    expect([answer.statusCode, answer.json()]).toEqual([201, role]);
    expect((await admin.get('/api/roles')).json()).toMatchObject({
      ...{ custom: [role], limit: 10 },
      builtIn: [
        { role: 'admin', operators: 1, permissions: expect.arrayContaining(['roles', 'api_tokens', 'billing']) },
        { role: 'supervisor', operators: 0 },
        { role: 'operator', operators: 0 },
      ],
    });
  });

  it('the catalogue names each permission once, with what it needs', async () => {
    const admin = await api.browser().registers();
    const { sections, actions, needs, adminOnly } = (await admin.get('/api/permissions')).json();
    const named = [...sections, ...actions].flatMap(({ permissions }: { permissions: string[] }) => permissions);
    expect(named.sort()).toEqual([...GRANTABLE].sort());
    expect(needs).toMatchObject({ change_operators: 'operators', webhooks: 'all_chats' });
    expect(adminOnly).toEqual(['roles', 'api_tokens', 'billing']);
  });

  it('there are ten, also where two are made at the same moment', async () => {
    const admin = await api.browser().registers();
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => create(admin, `Role ${n}`, ['tags'])));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10);
    expect(answers.filter(({ statusCode, body }) => statusCode === 409 && body.includes('too_many_roles'))).toHaveLength(4);
    const { custom } = (await admin.get('/api/roles')).json();
    expect(custom).toHaveLength(10);
    await admin.send('DELETE', `/api/roles/${custom[0].id}`, {});
    expect((await create(admin, 'Room again', ['tags'])).statusCode).toBe(201);
  });

  it.each([
    ['a name that is there already, in other letters', { name: 'night SHIFT', permissions: [] }, 409, 'role_name_taken', 'name'],
    ['no name', { name: ' ', permissions: [] }, 400, 'invalid_input', 'name'],
    ['a long name', { name: 'x'.repeat(61), permissions: [] }, 400, 'invalid_input', 'name'],
    ['a permission that there is not', { name: 'New', permissions: ['everything'] }, 400, 'invalid_input', 'permissions'],
    ['one that is for admins alone', { name: 'New', permissions: ['roles'] }, 400, 'invalid_input', 'permissions'],
    ['no list', { name: 'New', permissions: 'tags' }, 400, 'invalid_input', 'permissions'],
    ['a base role of its own choice', { name: 'New', permissions: [], baseRole: 'supervisor' }, 400, 'invalid_input', 'baseRole'],
  ])('%s is refused', async (_, body, status, code, field) => {
    const admin = await api.browser().registers();
    await created(admin, 'Night shift', ['tags']);
    const answer = await admin.send('POST', '/api/roles', body);
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code, field })]);
  });

  it('whoever has it counts as its base role from the commit on, up and down', async () => {
    const admin = await api.browser().registers();
    const { id, browser } = await anOperator(api, admin.me.company.id);
    const roleId = await created(admin, 'Chats', ['tags']);
    await hold(id, roleId);
    expect((await browser.get('/api/me')).json()).toMatchObject({ permissions: ['tags'], operator: { role: 'operator' } });

    const changed = await admin.send('PATCH', `/api/roles/${roleId}`, { permissions: ['all_chats'] });
    expect(changed.json()).toMatchObject({ name: 'Chats', baseRole: 'supervisor', operators: 1, holders: 1 });
    expect(await roleOf(id)).toEqual({ role: 'supervisor', custom: roleId });
    expect((await browser.get('/api/me')).json()).toMatchObject({ permissions: ['all_chats'], operator: { role: 'supervisor' } });

    await admin.send('PATCH', `/api/roles/${roleId}`, { permissions: ['tags'] });
    expect(await roleOf(id)).toEqual({ role: 'operator', custom: roleId });
  });
});
