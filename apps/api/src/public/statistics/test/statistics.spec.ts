import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, aRequest, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('/v1/statistics', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let client: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    await api.rows(`update company set time_zone = 'Asia/Vladivostok' where id = $1`, [world.companyId]);
    client = await aDialog(api, world.companyId, world.channelId);
    const operatorId = world.operatorId;
    // Ids rise with the time of writing, as they do in life. 14:00 UTC is midnight in Vladivostok.
    await aMessage(api, client, { at: '2026-03-01T13:59:59Z' });
    await aMessage(api, client, { at: '2026-03-01T14:00:00Z' });
    await aMessage(api, client, { at: '2026-03-02T10:00:00Z', kind: 'to_client', operatorId });
    await aMessage(api, client, { at: '2026-03-02T10:00:01Z', kind: 'comment', operatorId });
    await aMessage(api, client, { at: '2026-03-02T10:00:02Z', kind: 'system' });
    await aMessage(api, client, { at: '2026-03-03T14:00:00Z' });
    await aRequest(api, client, { at: '2026-03-01T15:00:00Z', closedAt: '2026-03-01T15:01:00Z', operatorId });
    await aRequest(api, client, { at: '2026-03-02T13:00:00Z' });
    await api.rows(
      `insert into rating (company_id, channel_id, dialog_id, operator_id, external_id, score, comment, created_at)
       values ($1, $2, $3, $4, 'r1', 5, 'Warm', '2026-03-02T01:00:00Z'), ($1, $2, $3, $4, 'r2', 2, null, '2026-03-09T01:00:00Z')`,
      [world.companyId, world.channelId, client.dialogId, operatorId],
    );
  });
  afterAll(() => api.stop());

  const report = async (query: string): Promise<{ data: Record<string, unknown>[]; meta: object }> =>
    (await world.get(`/statistics?${query}`)).json();

  it("messages: by day of the company's time zone, days without any included", async () => {
    const { data, meta } = await report('report=messages&date_from=01-03-2026&date_to=04-03-2026');
    expect(data).toEqual([
      { date: '01-03-2026', from_client: 1, to_client: 0, autoreply: 0, comment: 0 },
      { date: '02-03-2026', from_client: 1, to_client: 1, autoreply: 0, comment: 1 },
      { date: '03-03-2026', from_client: 0, to_client: 0, autoreply: 0, comment: 0 },
      { date: '04-03-2026', from_client: 1, to_client: 0, autoreply: 0, comment: 0 },
    ]);
    expect(meta).toEqual({ total: 4, limit: 20, offset: 0 });
  });

  it('messages: a page of days', async () => {
    const { data, meta } = await report('report=messages&date_from=01-03-2026&date_to=04-03-2026&limit=1&offset=1');
    expect(data).toEqual([expect.objectContaining({ date: '02-03-2026', from_client: 1 })]);
    expect(meta).toEqual({ total: 4, limit: 1, offset: 1 });
  });

  it('requests: opened on a day, what became of them', async () => {
    expect((await report('report=requests&date=02-03-2026')).data).toEqual([
      { date: '02-03-2026', opened: 2, closed: 1, answered: 1, average_seconds: 60 },
    ]);
  });

  it('operators: what each did', async () => {
    const { data, meta } = await report('report=operators&date=02-03-2026');
    expect(data.find(({ operator_id }) => operator_id === world.operatorId)).toEqual({
      ...{ operator_id: world.operatorId, first_name: 'Boris', last_name: 'Lem', role: 'operator' },
      ...{ requests: 1, messages: 1, ratings: 1, average_score: 5 },
    });
    expect(meta).toMatchObject({ total: 2 });
  });

  it('rating: each mark with its score', async () => {
    const { data, meta } = await report('report=rating&date_from=01-03-2026&date_to=31-03-2026&limit=1');
    expect(data).toEqual([
      {
        ...{ id: expect.any(Number), created: '2026-03-02T01:00:00 UTC', score: 5, comment: 'Warm', channel_id: world.channelId },
        ...{ client_id: client.clientId, dialog_id: client.dialogId, request_id: null, operator_id: world.operatorId },
      },
    ]);
    expect(meta).toMatchObject({ total: 2 });
  });

  it('without a date it is today', async () => {
    expect((await report('report=messages')).data).toHaveLength(1);
  });

  it.each([
    ['report', ''],
    ['report', 'report=weather'],
    ['date', 'report=rating&date=31-02-2026'],
    ['date_to', 'report=rating&date_from=02-01-2026&date_to=01-01-2026'],
    ['date_from', 'report=messages&date_from=01-01-2020&date_to=01-01-2026'],
  ])('400: %s in %s', async (field, query) => {
    const answer = await world.get(`/statistics?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json().errors)).toEqual([field]);
  });
});
