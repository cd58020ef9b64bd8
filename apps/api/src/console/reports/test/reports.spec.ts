import { REPORT_NAMES } from '#domain/reports/report.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import {
  aChannel,
  aDialog,
  aGroup,
  aMessage,
  anOperator,
  anOperatorWho,
  aRequest,
  type DialogRows,
} from '../../../../../../test/api/rows.js';

const PERIOD = 'from=2026-03-01&to=2026-03-31';
const REPORTS = ['active-dialogs', 'load', 'requests', 'rating', 'operator-events', 'funnel', 'templates'];
const OWN_ROWS = ['requests', 'rating', 'operator-events'];

interface Answer {
  frame: Record<string, unknown>;
  rows: { operatorId: number }[];
  next: string | null;
}

describe('/api/reports', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let supervisor: Browser;
  let operator: Browser;
  let boris: Awaited<ReturnType<typeof anOperatorWho>>;
  let channelId: number;
  let client: DialogRows;
  let companyId: number;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    supervisor = (await anOperator(api, companyId, 'supervisor')).browser;
    operator = (await anOperator(api, companyId, 'operator')).browser;
    boris = await anOperatorWho(api, companyId, ['report_requests', 'report_rating', 'report_operator_events']);
    channelId = (await aChannel(admin, { name: '=Shop' })).id;
    client = await aDialog(api, companyId, channelId);
    for (const operatorId of [admin.me.operator.id, boris.id, boris.id]) await ofOperator(operatorId);
  });
  afterAll(() => api.stop());

  async function ofOperator(operatorId: number): Promise<void> {
    await aMessage(api, client, { at: '2026-03-10T09:00:00Z' });
    const request = await aRequest(api, client, { at: '2026-03-10T09:00:00Z', closedAt: '2026-03-10T09:10:00Z', operatorId });
    await api.rows('update request set channel_id = $2 where id = $1', [request, channelId]);
    await api.rows(
      `insert into rating (company_id, channel_id, dialog_id, operator_id, external_id, score, created_at) values ($1, $2, $3, $4, $5, 4, '2026-03-10T10:00:00Z')`,
      [companyId, channelId, client.dialogId, operatorId, `r${request}`],
    );
  }

  const read = async (browser: Browser, report: string, query = ''): Promise<Answer> => {
    const answer = await browser.get(`/api/reports/${report}?${PERIOD}${query}`);
    expect(`${report}: ${answer.statusCode} ${answer.statusCode === 200 ? '' : answer.body}`).toBe(`${report}: 200 `);
    return answer.json<Answer>();
  };

  it.each(REPORTS)('%s: for the admin and the supervisor, with whose days and until when above it', async (report) => {
    for (const browser of [admin, supervisor]) {
      const { frame } = await read(browser, report);
      expect(frame).toEqual({
        ...{ from: '2026-03-01', to: '2026-03-31', by: 'day', timeZone: 'Europe/Moscow' },
        countedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    }
  });

  it.each(REPORTS)('%s: not for an operator whose role does not open it', async (report) => {
    for (const path of [report, `${report}/file`]) {
      const answer = await operator.get(`/api/reports/${path}?${PERIOD}&format=csv`);
      expect([path, answer.statusCode]).toEqual([path, 403]);
    }
  });

  it.each(OWN_ROWS)('%s: who does not see all chats finds his own rows, whatever he asks for', async (report) => {
    const everybody = (await read(admin, report)).rows.map(({ operatorId }) => operatorId);
    const own = (await read(boris.browser, report)).rows.map(({ operatorId }) => operatorId);
    expect(own.filter((id) => id !== boris.id)).toEqual([]);
    expect(own).toHaveLength(everybody.filter((id) => id === boris.id).length);
    expect((await read(boris.browser, report, `&operatorIds=${admin.me.operator.id}`)).rows).toEqual([]);
  });

  it('his own role opens one report and no other', async () => {
    const one = await anOperatorWho(api, companyId, ['report_load']);
    const found = await Promise.all(REPORTS.map(async (report) => (await one.browser.get(`/api/reports/${report}?${PERIOD}`)).statusCode));
    expect(found).toEqual(REPORTS.map((report) => (report === 'load' ? 200 : 403)));
  });

  it('goes through all rows page by page, each once', async () => {
    const ids: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { rows: { requestId: number }[]; next: string | null } = (
        await admin.get(`/api/reports/requests?${PERIOD}&limit=1${cursor && `&cursor=${cursor}`}`)
      ).json();
      ids.push(...page.rows.map(({ requestId }) => requestId));
      cursor = page.next;
    }
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    ['from', ''],
    ['to', 'from=2026-03-01'],
    ['from', 'from=31-03-2026&to=2026-03-31'],
    ['from', 'from=2026-02-30&to=2026-03-31'],
    ['to', 'from=2026-03-31&to=2026-03-01'],
    ['from', 'from=2025-03-01&to=2026-03-31'],
    ['from', 'from=2010-03-01&to=2026-03-31&by=year'],
    ['by', 'from=2026-03-01&to=2026-03-31&by=week'],
    ['preset', 'preset=sometime'],
    ['preset', 'preset=today&from=2026-03-01'],
    ['channelIds', 'preset=today&channelIds=1,x'],
    ['operatorIds', 'preset=today&operatorIds=0'],
    ['roles', 'preset=today&roles=boss'],
    ['limit', 'preset=today&limit=201'],
    ['cursor', 'preset=today&cursor=elsewhere'],
    ['page', 'preset=today&page=2'],
  ])('refuses with the name of the field: %s in "%s"', async (field, query) => {
    const answer = await admin.get(`/api/reports/requests?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(JSON.stringify(answer.json())).toContain(field);
  });

  it('a year by day and ten years by month are not too long, with one day more they are', async () => {
    const status = async (query: string): Promise<number> => (await admin.get(`/api/reports/load?${query}`)).statusCode;
    expect(await status('from=2025-01-01&to=2026-01-01')).toBe(200);
    expect(await status('from=2025-01-01&to=2026-01-02')).toBe(400);
    expect(await status('from=2017-01-01&to=2026-12-31&by=month')).toBe(200);
    expect(await status('from=2017-01-01&to=2027-01-01&by=month')).toBe(400);
  });

  it('knows periods by name, by the calendar of the company', async () => {
    const { frame } = (await admin.get('/api/reports/load?preset=last_month&by=month')).json<Answer>();
    const { today } = (await admin.get('/api/reports/choices')).json<{ today: string }>();
    expect(String(frame['to']) < today).toBe(true);
    expect(frame).toMatchObject({ by: 'month', from: `${String(frame['to']).slice(0, 7)}-01` });
  });

  describe('choices', () => {
    it('all of them for whoever sees all chats', async () => {
      const groupId = await aGroup(api, companyId, [boris.id]);
      const choices = (await admin.get('/api/reports/choices')).json();
      expect(choices).toMatchObject({ timeZone: 'Europe/Moscow', today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
      expect(choices.channels).toEqual([{ id: channelId, name: '=Shop', transport: 'whatsapp-cloud' }]);
      expect(choices.groups).toEqual([{ id: groupId, name: expect.any(String) }]);
      expect(choices.operators.length).toBeGreaterThan(3);
      expect(choices.operators).toContainEqual({ id: admin.me.operator.id, name: expect.any(String), reads: REPORT_NAMES });
      expect(choices.roles.slice(0, 3)).toEqual(['admin', 'supervisor', 'operator'].map((role) => ({ role, name: role, custom: false })));
      expect(choices.roles).toContainEqual({ role: `custom:${boris.roleId}`, name: expect.any(String), custom: true });
    });

    it('only what is his for whoever sees his own rows', async () => {
      const choices = (await boris.browser.get('/api/reports/choices')).json();
      expect(choices.operators).toEqual([{ id: boris.id, name: 'Boris Lem', reads: ['requests', 'rating', 'operator_events'] }]);
      expect(choices.groups).toHaveLength(1);
      expect(choices.roles).toEqual([{ role: `custom:${boris.roleId}`, name: expect.any(String), custom: true }]);
      expect(choices.scenarios).toEqual([]);
    });
  });
});
