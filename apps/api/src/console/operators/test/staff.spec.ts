import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aGroup, anOperator, aRequest } from '../../../../../../test/api/rows.js';

interface Member {
  id: number;
  role: string;
  customRole: { id: number; name: string } | null;
  mayChange: boolean;
  mayBlock: boolean;
}

describe('the staff, for those who keep it', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
  });
  afterAll(() => api.stop());

  const listed = async (query: string, browser = anna): Promise<number[]> =>
    (await browser.get(`/api/staff?${query}`))
      .json<{ items: Member[] }>()
      .items.map(({ id }) => id)
      .sort((a, b) => a - b);
  const change = (id: number, patch: object, browser = anna): Promise<Answer> => browser.send('PATCH', `/api/operators/${id}`, patch);
  const aRole = async (permissions: string[], name = 'Night'): Promise<number> =>
    (await anna.send('POST', '/api/roles', { name, permissions })).json<{ id: number }>().id;
  /** Somebody whose role is one of the company's own. */
  const holder = async (permissions: string[], name?: string): Promise<{ id: number; browser: Browser }> => {
    const one = await anOperator(api, companyId);
    expect((await change(one.id, { customRoleId: await aRole(permissions, name) })).statusCode).toBe(200);
    return one;
  };

  it('the list shows the whole card', async () => {
    const boris = await anOperator(api, companyId);
    const groupId = await aGroup(api, companyId, [boris.id]);
    const closed = await aGroup(api, companyId);
    const served = await aChannel(anna, { groupIds: [groupId], name: 'Served' });
    await aChannel(anna, { groupIds: [closed], name: 'Closed to him' });
    await change(boris.id, { phone: '+7 900 1', languages: ['en', 'ru'], maxOpenDialogs: 3 });
    const { items, licence } = (await anna.get('/api/staff')).json<{ items: Member[]; licence: object }>();
    expect(licence).toEqual({ registered: 2, count: null });
    expect(items.find(({ id }) => id === boris.id)).toEqual({
      rating: { average: null, count: 0, days: 30 },
      ...{ id: boris.id, name: 'Boris L.', firstName: 'Boris', lastName: 'Lem', email: boris.email, phone: '+7 900 1', role: 'operator' },
      ...{
        customRole: null,
        state: 'active',
        stateSince: expect.any(String),
        confirmed: true,
        groups: [{ id: groupId, name: expect.any(String) }],
      },
      ...{ channels: [{ id: served.id, name: 'Served', transport: 'whatsapp-cloud' }], takesPartInQueue: true, ownMaxOpenDialogs: 3 },
      ...{
        maxOpenDialogs: 3,
        openDialogs: 0,
        status: 'online',
        statusId: null,
        statusName: null,
        connected: false,
        languages: ['en', 'ru'],
      },
      ...{ lastActivityAt: expect.any(String), secondFactor: false, mayChange: true, mayBlock: true },
    });
    expect((await anna.get(`/api/staff/${boris.id}`)).json()).toEqual(items.find(({ id }) => id === boris.id));
  });

  it('is filtered by state, open chats and a search', async () => {
    const [active, blocked, deleted] = [
      await anOperator(api, companyId),
      await anOperator(api, companyId),
      await anOperator(api, companyId),
    ];
    await anna.send('POST', `/api/operators/${blocked.id}/block`);
    await anna.send('DELETE', `/api/operators/${deleted.id}`);
    await aDialog(api, companyId, (await aChannel(anna)).id, { operatorId: active.id });
    await change(active.id, { firstName: 'Жанна', lastName: 'Ким', phone: '+7 (900) 555-12-34' });
    const admin = anna.me.operator.id;
    expect(await listed('')).toEqual([admin, active.id, blocked.id, deleted.id]);
    expect(await listed('filter=active')).toEqual([admin, active.id]);
    expect(await listed('filter=blocked')).toEqual([blocked.id]);
    expect(await listed('filter=deleted')).toEqual([deleted.id]);
    expect(await listed('withOpenChats=true')).toEqual([active.id]);
    for (const search of ['жАнна ким', 'ким жан', '555 12', '79005551234', active.email.toUpperCase(), String(active.id)]) {
      expect([search, await listed(`search=${encodeURIComponent(search)}`)]).toEqual([search, [active.id]]);
    }
    expect(await listed('search=%25')).toEqual([]);
  });

  it('names, phone, languages and work change, and what is not given stays', async () => {
    const boris = await anOperator(api, companyId);
    expect((await change(boris.id, { firstName: ' Bob ', lastName: null, takesPartInQueue: false })).json()).toMatchObject({
      ...{ firstName: 'Bob', lastName: null, takesPartInQueue: false, role: 'operator' },
    });
    expect((await change(boris.id, { maxOpenDialogs: 0 })).json()).toMatchObject({ firstName: 'Bob', ownMaxOpenDialogs: 0 });
    for (const [field, value] of Object.entries({
      firstName: ' ',
      languages: ['english'],
      maxOpenDialogs: -1,
      groupIds: [1],
      role: 'owner',
    })) {
      expect([field, (await change(boris.id, { [field]: value })).statusCode]).toEqual([field, 400]);
    }
  });

  it('a role of the company’s own is written with its base role, and takes effect with the next request', async () => {
    const boris = await anOperator(api, companyId);
    expect((await boris.browser.get('/api/staff')).statusCode).toBe(403);
    const roleId = await aRole(['all_chats', 'operators']);
    expect((await change(boris.id, { customRoleId: roleId })).json()).toMatchObject({
      role: 'supervisor',
      customRole: { id: roleId, name: 'Night' },
    });
    expect((await boris.browser.get('/api/staff')).statusCode).toBe(200);
    expect((await change(boris.id, { role: 'operator' })).json()).toMatchObject({ role: 'operator', customRole: null });
    expect((await boris.browser.get('/api/staff')).statusCode).toBe(403);
    expect((await change(boris.id, { role: 'operator', customRoleId: roleId })).statusCode).toBe(400);
  });

  it('nobody gives himself a role, nor another one more than he may, nor changes one who may more', async () => {
    const keeper = await holder(['change_operators', 'block_operators']);
    const boris = await anOperator(api, companyId);
    const codes = async (id: number, patch: object): Promise<string> => (await change(id, patch, keeper.browser)).json().code ?? 'done';
    expect(await codes(keeper.id, { role: 'admin' })).toBe('own_role');
    expect(await codes(keeper.id, { firstName: 'Me' })).toBe('done');
    expect(await codes(boris.id, { firstName: 'Not below me: he writes' })).toBe('above_you');
    const below = await holder(['operators'], 'Reader');
    expect(await codes(below.id, { firstName: 'Below' })).toBe('done');
    expect(await codes(below.id, { role: 'supervisor' })).toBe('role_above_own');
    expect(await codes(anna.me.operator.id, { firstName: 'Above' })).toBe('above_you');
    const seen = (await keeper.browser.get('/api/staff')).json<{ items: Member[] }>().items;
    expect(new Map(seen.map(({ id, mayChange, mayBlock }) => [id, [mayChange, mayBlock]]))).toEqual(
      new Map([
        [anna.me.operator.id, [false, false]],
        [boris.id, [false, false]],
        [keeper.id, [true, false]],
        [below.id, [true, true]],
      ]),
    );
    expect((await keeper.browser.send('POST', `/api/operators/${boris.id}/block`)).json().code).toBe('above_you');
  });

  it('groups change with the card, and what waits in New finds whoever serves it now', async () => {
    const boris = await anOperator(api, companyId);
    const groupId = await aGroup(api, companyId);
    await api.rows('update operator_presence set connected = true, seen_at = now() where operator_id = $1', [boris.id]);
    const channel = await aChannel(anna, { groupIds: [groupId] });
    const dialog = await aDialog(api, companyId, channel.id);
    const { dialogId } = dialog;
    await aRequest(api, dialog);
    await api.rows(`update dialog set opened_at = date_trunc('second', now()), waits_for = 'any', waits_since = now() where id = $1`, [
      dialogId,
    ]);
    await anna.send('PATCH', '/api/company', { autoAssign: true });
    expect((await change(boris.id, { groupIds: [groupId, groupId] })).json()).toMatchObject({ groups: [{ id: groupId }] });
    expect(await api.rows('select operator_id::int as id from dialog where id = $1', [dialogId])).toEqual([{ id: boris.id }]);
    expect((await change(boris.id, { groupIds: [] })).json()).toMatchObject({ groups: [] });
  });

  it('two admins who take each other’s role at the same moment: one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const boris = await anOperator(api, companyId, 'admin');
      const answers = await Promise.all([
        change(boris.id, { role: 'operator' }),
        change(anna.me.operator.id, { role: 'operator' }, boris.browser),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200]);
      const admins = await api.rows<{ id: number }>(
        `select id::int from operator where company_id = $1 and role = 'admin' and state = 'active'`,
        [companyId],
      );
      expect(admins).toHaveLength(1);
      await api.rows(`update operator set role = 'admin' where id = $1`, [anna.me.operator.id]);
      await api.rows(`update operator set role = 'operator' where id = $1`, [boris.id]);
    }
  });

  it('what was changed by whom stands in the audit log', async () => {
    const boris = await anOperator(api, companyId);
    await change(boris.id, { firstName: 'Bob', role: 'supervisor' });
    await change(boris.id, { firstName: 'Bob' });
    const entries = await api.rows(
      `select action, actor_kind, actor_id::int, object_id::int, before, after from audit_entry where company_id = $1 and action like 'operator.changed'`,
      [companyId],
    );
    expect(entries).toEqual([
      {
        ...{ action: 'operator.changed', actor_kind: 'operator', actor_id: anna.me.operator.id, object_id: boris.id },
        ...{ before: { firstName: 'Boris', role: 'operator' }, after: { firstName: 'Bob', role: 'supervisor' } },
      },
    ]);
  });
});
