import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/operators', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let gone: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    gone = (await anOperator(api, world.companyId, 'supervisor')).id;
    await api.rows(`update operator set state = 'deleted' where id = $1`, [gone]);
    await api.rows(`update operator_presence set connected = true where operator_id = $1`, [world.operatorId]);
  });
  afterAll(() => api.stop());

  const ids = async (query = ''): Promise<number[]> =>
    (await world.get(`/operators${query}`)).json().data.map(({ id }: { id: number }) => id);

  it('200: those who work here, with the fields that programs read', async () => {
    const answer = (await world.get('/operators')).json();
    expect(answer.meta).toEqual({ total: 2, limit: 20, offset: 0 });
    expect(answer.data.find(({ id }: { id: number }) => id === world.operatorId)).toEqual({
      ...{ id: world.operatorId, email: expect.stringContaining('@'), phone: null, role: 'operator', online: 1, offline_type: null },
      ...{ first_name: 'Boris', last_name: 'Lem', avatar: null, last_visit: null, opened_dialogs: 0, status_id: 1 },
      ...{ external_id: null, access_right_id: 3, two_factor: false },
    });
  });

  it.each([
    ['role=operator', () => [world.operatorId]],
    ['role=admin', () => [world.admin.me.operator.id]],
    ['role=deleted', () => [gone]],
    ['status=deleted', () => [gone]],
    ['status=enabled', () => [world.admin.me.operator.id, world.operatorId]],
    ['online=1', () => [world.operatorId]],
    ['online=true', () => [world.operatorId]],
    ['online=0', () => [world.admin.me.operator.id]],
    ['status_id=1', () => [world.admin.me.operator.id, world.operatorId]],
    ['status_id=2', () => []],
    ['status_id=77', () => []],
    ['email=nobody@example.test', () => []],
    ['limit=1&offset=1', () => [world.operatorId]],
  ])('200: %s', async (query, expected: () => number[]) => {
    expect(await ids(`?${query}`)).toEqual(expected());
  });

  it('200: is found by e-mail in any case', async () => {
    expect(await ids(`?email=${world.admin.me.operator.email.toUpperCase()}`)).toEqual([world.admin.me.operator.id]);
  });

  it.each(['online=maybe', 'role=boss', 'status=asleep', 'status_id=x'])('400: %s', async (query) => {
    expect((await world.get(`/operators?${query}`)).statusCode).toBe(400);
  });
});
