import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aCustomRole, anOperatorWho } from '../../../../../../test/api/rows.js';

describe('deleting a role of the company', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
  });

  const remove = (id: number, body: object = {}) => admin.send('DELETE', `/api/roles/${id}`, body);
  const roleOf = async (operatorId: number): Promise<object | undefined> =>
    (await api.rows<object>('select role, custom_role_id::int as custom from operator where id = $1', [operatorId]))[0];
  const anInvitation = async (roleId: number, state = 'pending'): Promise<number> => {
    const [row] = await api.rows<{ id: string }>(
      `insert into invitation (company_id, email, role, custom_role_id, locale, state, token_hash, expires_at)
       values ($1, gen_random_uuid() || '@example.test', 'operator', $2, 'en', $3, decode(md5(random()::text), 'hex'), now() + interval '1 day')
       returning id`,
      [companyId, roleId, state],
    );
    return Number(row!.id);
  };

  it('that nobody has: it goes', async () => {
    const roleId = await aCustomRole(api, companyId, ['tags']);
    expect((await remove(roleId)).statusCode).toBe(204);
    expect((await admin.get('/api/roles')).json().custom).toEqual([]);
  });

  it('that somebody has, is deleted and could come back, or is invited to: it stays until it is said what they get', async () => {
    const { id, roleId } = await anOperatorWho(api, companyId, ['tags']);
    await api.rows(`update operator set state = 'deleted' where id = $1`, [id]);
    await anInvitation(roleId);
    await anInvitation(roleId, 'revoked');
    expect((await admin.get('/api/roles')).json().custom).toMatchObject([{ id: roleId, operators: 0, holders: 2 }]);
    const refused = await remove(roleId);
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'role_in_use', field: 'replacement' }]);
    expect(refused.json().detail).toContain('1 operators (blocked and deleted ones included) and stands in 1 open invitations');
    expect(await roleOf(id)).toEqual({ role: 'operator', custom: roleId });
  });

  it.each([
    ['one that is there from the beginning', () => Promise.resolve({ role: 'supervisor' }), 'supervisor'],
    ['another one of the company', async () => ({ customRoleId: await aCustomRole(api, companyId, ['all_chats']) }), 'supervisor'],
    ['one with less', async () => ({ customRoleId: await aCustomRole(api, companyId, []) }), 'operator'],
  ])('everybody gets the replacement, invitations too: %s', async (_, replacing, role) => {
    const { id, roleId } = await anOperatorWho(api, companyId, ['tags', 'channels']);
    const invitationId = await anInvitation(roleId);
    const replacement: { role?: string; customRoleId?: number } = await replacing();
    expect((await remove(roleId, { replacement })).statusCode).toBe(204);
    const given = { role, custom: replacement.customRoleId ?? null };
    expect(await roleOf(id)).toEqual(given);
    expect(await api.rows('select role, custom_role_id::int as custom from invitation where id = $1', [invitationId])).toEqual([given]);
    const [entry] = (await admin.get('/api/audit?action=role.deleted')).json().items;
    expect(entry).toMatchObject({
      object: { kind: 'role', id: roleId },
      after: { replacement: { ...replacement, operators: 1, invitations: 1 } },
    });
  });

  it.each([
    ['itself', (id: number) => ({ customRoleId: id }), 'invalid_input'],
    ['one that there is not', () => ({ customRoleId: 7 }), 'unknown_role'],
    ['two at once', (id: number) => ({ role: 'operator', customRoleId: id }), 'invalid_input'],
    ['none by name', () => ({}), 'invalid_input'],
    ['a role that nobody knows', () => ({ role: 'owner' }), 'invalid_input'],
  ])('is not replaced by %s', async (_, replacement, code) => {
    const { id, roleId } = await anOperatorWho(api, companyId, ['tags']);
    const answer = await remove(roleId, { replacement: replacement(roleId) });
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ code })]);
    expect(await roleOf(id)).toEqual({ role: 'operator', custom: roleId });
  });

  it('two that are replaced by each other at the same moment: one stays, and everybody has it', async () => {
    const [one, other] = [await anOperatorWho(api, companyId, ['tags']), await anOperatorWho(api, companyId, ['macros'])];
    const answers = await Promise.all([
      remove(one.roleId, { replacement: { customRoleId: other.roleId } }),
      remove(other.roleId, { replacement: { customRoleId: one.roleId } }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400]);
    const { custom } = (await admin.get('/api/roles')).json();
    expect(custom).toMatchObject([{ operators: 2 }]);
  });

  it('one that is given at the moment in which it goes: he gets the replacement, or it was not there any more', async () => {
    const { id } = await anOperatorWho(api, companyId, []);
    const { id: other } = await anOperatorWho(api, companyId, []);
    for (let round = 0; round < 5; round += 1) {
      const roleId = await aCustomRole(api, companyId, ['tags']);
      await api.rows('update operator set custom_role_id = $2 where id = $1', [other, roleId]);
      const [given, gone] = await Promise.all([
        admin.send('PATCH', `/api/operators/${id}`, { customRoleId: roleId }),
        remove(roleId, { replacement: { role: 'operator' } }),
      ]);
      expect([[200, 400], gone.statusCode]).toEqual([expect.arrayContaining([given.statusCode]), 204]);
      const left = await api.rows('select 1 from operator where custom_role_id = $1', [roleId]);
      expect(left).toEqual([]);
    }
  });
});
