import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { anOperatorWho } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/access_rights', () => {
  let api: ApiUnderTest;
  let world: V1World;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  it('200: the roles, and every operator has one of them', async () => {
    const { data, meta } = (await world.get('/access_rights')).json();
    expect(data.map(({ name }: { name: string }) => name)).toEqual(['admin', 'supervisor', 'operator']);
    expect(meta).toEqual({ total: 3, limit: 20, offset: 0 });
    for (const operator of (await world.get('/operators')).json().data) {
      const right = (await world.get(`/access_rights/${operator.access_right_id}`)).json().data;
      expect(right).toMatchObject({ id: operator.access_right_id, role: operator.role });
    }
  });

  it('200: a page', async () => {
    expect((await world.get('/access_rights?limit=1&offset=2')).json()).toMatchObject({ data: [{ id: 3 }], meta: { total: 3 } });
  });

  it("200: the company's own roles stand behind, with the number that they have everywhere, and their holders name it", async () => {
    const { id, roleId } = await anOperatorWho(api, world.companyId, ['all_chats', 'tags']);
    const right = { id: roleId, name: expect.any(String), role: 'supervisor', description: 'all_chats, tags' };
    expect((await world.get('/access_rights')).json().data.at(-1)).toEqual(right);
    expect((await world.get(`/access_rights/${roleId}`)).json().data).toEqual(right);
    const operators = (await world.get('/operators')).json().data as { id: number }[];
    expect(operators.find((operator) => operator.id === id)).toMatchObject({ role: 'supervisor', access_right_id: roleId });
  });

  it('404', async () => {
    const answer = await world.get('/access_rights/4');
    expect([answer.statusCode, answer.json().message]).toEqual([404, 'Access right not found']);
  });
});
