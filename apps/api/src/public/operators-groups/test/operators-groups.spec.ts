import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aGroup, anOperator } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/operators_groups', () => {
  let api: ApiUnderTest;
  let world: V1World;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  it('200: every group with those of its members who work here', async () => {
    const gone = await anOperator(api, world.companyId);
    await api.rows(`update operator set state = 'deleted' where id = $1`, [gone.id]);
    const bakers = await aGroup(api, world.companyId, [gone.id, world.operatorId]);
    const empty = await aGroup(api, world.companyId);
    const others = await V1World.of(api);
    await aGroup(api, others.companyId, [others.operatorId]);
    expect((await world.get('/operators_groups')).json()).toEqual({
      status: 'success',
      data: [
        { id: bakers, name: expect.any(String), operator_ids: [world.operatorId] },
        { id: empty, name: expect.any(String), operator_ids: [] },
      ],
      meta: { total: 2, limit: 20, offset: 0 },
    });
    expect((await world.get('/operators_groups?limit=1&offset=1')).json()).toMatchObject({ data: [{ id: empty }], meta: { total: 2 } });
  });
});
