import { Database } from '#persistence/database.js';
import { ReportCounts } from '#persistence/reports/report-count.store.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anOperator, aRequest, type DialogRows } from '../../../../../../test/api/rows.js';

const PERIOD = 'date_from=01-03-2026&date_to=31-03-2026';
const CONSOLE = 'from=2026-03-01&to=2026-03-31';

interface Answer {
  data: Record<string, unknown>[];
  meta: { total?: number; limit: number; offset?: number; next?: string | null; figures?: Record<string, number> };
}

/** The reports of the console, as programs read them: what one says the other says. */
describe('/v1/statistics, the reports', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let token: string;
  let client: DialogRows;
  let boris: { id: number };
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    const companyId = admin.me.company.id;
    token = await api.token(companyId);
    boris = await anOperator(api, companyId);
    client = await aDialog(api, companyId, (await aChannel(admin)).id);
    // One that the report of active dialogs counts.
    await api.rows(`update channel set transport = 'telegram-bot' where id = $1`, [client.channelId]);
    for (const at of ['2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z']) {
      await aMessage(api, client, { at });
      const id = await aRequest(api, client, { at, closedAt: at.replace('09:00', '09:30'), operatorId: boris.id });
      await api.rows('update request set channel_id = $2 where id = $1', [id, client.channelId]);
    }
    // As a worker does a moment later.
    await api.rows('insert into report_backlog (company_id, below_id) values ($1, $2)', [companyId, Number.MAX_SAFE_INTEGER]);
    await new ReportCounts(api.app.get(Database, { strict: false })).countPiece(companyId, 10);
  });
  afterAll(() => api.stop());

  const report = async (query: string): Promise<Answer> => {
    const answer = await api.v1(token, 'GET', `/statistics?${query}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<Answer>();
  };
  const page = async <T>(path: string): Promise<T> => (await admin.get(`/api/reports/${path}`)).json<T>();

  it('active_dialogs: a row a month, distinct over the whole period', async () => {
    const { data, meta } = await report(`report=active_dialogs&group_by=month&${PERIOD}`);
    const { dialogs, buckets } = await page<{ dialogs: number; buckets: { dialogs: number }[] }>(`active-dialogs?${CONSOLE}&by=month`);
    expect(data).toEqual([{ date: '01-03-2026', dialogs: buckets[0]!.dialogs }]);
    expect(meta).toEqual({ total: 1, limit: 20, offset: 0, figures: { dialogs } });
  });

  it('load: paged by days, its figures are those of the period', async () => {
    const { data, meta } = await report(`report=load&${PERIOD}&limit=2&offset=9`);
    const load = await page<{ fromClients: number; opened: number; buckets: { bucket: string; opened: number; closed: number }[] }>(
      `load?${CONSOLE}`,
    );
    expect(data.map(({ date, opened, closed }) => ({ date, opened, closed }))).toEqual(
      load.buckets.slice(9, 11).map(({ bucket, opened, closed }) => ({ date: bucket.split('-').reverse().join('-'), opened, closed })),
    );
    expect(meta).toMatchObject({ total: 31, limit: 2, offset: 9, figures: { from_client: load.fromClients, opened: load.opened } });
  });

  it('requests_answered: newest first, page by page by the cursor', async () => {
    const first = await report(`report=requests_answered&${PERIOD}&limit=1`);
    expect(first.meta).toEqual({ total: 2, limit: 1, next: expect.any(String), figures: { opened: 2, answered: 2 } });
    expect(first.data).toEqual([
      {
        ...{ operator_id: boris.id, operator: 'Boris Lem', role: 'operator', channel_id: client.channelId, channel: 'Bakery' },
        ...{
          request_id: expect.any(Number),
          number: expect.stringMatching(/^N-\d+$/),
          start: '2026-03-11T09:00:00 UTC',
          date: '11-03-2026',
        },
        ...{ dialog_id: client.dialogId, first_answer_seconds: null, closed: '2026-03-11T09:30:00 UTC' },
      },
    ]);
    const second = await report(`report=requests_answered&${PERIOD}&limit=1&cursor=${first.meta.next}`);
    expect([second.data[0]!['date'], second.meta.next]).toEqual(['10-03-2026', null]);
    const answer = await api.v1(token, 'GET', `/statistics?report=requests_answered&${PERIOD}&offset=1`);
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, ['offset']]);
  });

  it('operator_events, funnel and templates answer, too', async () => {
    for (const name of ['operator_events', 'funnel', 'templates']) expect((await report(`report=${name}`)).data).toEqual(expect.any(Array));
    expect((await report('report=operator_events')).meta).toMatchObject({ limit: 20, next: null });
  });

  it.each<[string, () => string, number]>([
    ['operator_ids', () => String(boris.id), 2],
    ['operator_ids', () => '404', 0],
    ['channel_ids', () => `404,${client.channelId}`, 2],
    ['channel_ids', () => '404', 0],
    ['roles', () => 'operator', 2],
    ['roles', () => 'admin,supervisor', 0],
    ['group_ids', () => '404', 0],
  ])('%s chooses', async (name, value, answered) => {
    expect((await report(`report=requests_answered&${PERIOD}&${name}=${value()}`)).meta.total).toBe(answered);
  });

  it.each([
    ['group_by', 'report=load&group_by=week'],
    ['roles', 'report=load&roles=boss'],
    ['operator_ids', 'report=load&operator_ids=x'],
    ['date_from', 'report=load&date_from=01-01-2024&date_to=01-03-2026'],
    ['date_from', 'report=load&group_by=year&date_from=01-01-2014&date_to=01-03-2026'],
    ['date_to', 'report=load&date_from=02-03-2026&date_to=01-03-2026'],
    ['cursor', 'report=requests_answered&cursor=elsewhere'],
  ])('400: %s in %s', async (field, query) => {
    const answer = await api.v1(token, 'GET', `/statistics?${query}`);
    expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, [field]]);
  });

  it('two years by month are not too long', async () => {
    expect((await report('report=load&group_by=month&date_from=01-01-2024&date_to=31-12-2025')).meta.total).toBe(24);
  });

  it('reports of old do not hear of the new parameters', async () => {
    const plain = await api.v1(token, 'GET', `/statistics?report=messages&${PERIOD}`);
    const more = await api.v1(token, 'GET', `/statistics?report=messages&${PERIOD}&channel_ids=404&group_by=year`);
    expect(more.body).toBe(plain.body);
    expect(Object.keys(plain.json().meta)).toEqual(['total', 'limit', 'offset']);
  });
});
