import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperatorWho, aRequest, type DialogRows } from '../../../../../../test/api/rows.js';
import { ReportFiles } from '../report-files.js';
import { ReportFileQuery } from '../report-query.dto.js';

const PERIOD = 'from=2026-03-01&to=2026-03-31';
const MANY = 2_300;

interface Rows {
  rows: { operator: string; channel: string; number: string; start: string; date: string; firstAnswerSeconds: number | null }[];
}

describe('reports as files', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let client: DialogRows;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    const channelId = (await aChannel(admin, { name: '=cmd|calc' })).id;
    client = await aDialog(api, companyId, channelId);
    for (const at of ['2026-03-10T09:00:00Z', '2026-03-31T20:30:00Z']) await answered(at, admin.me.operator.id);
  });
  afterAll(() => api.stop());

  async function answered(at: string, operatorId: number): Promise<void> {
    const id = await aRequest(api, client, { at, operatorId, state: 'closed', closedAt: at });
    await api.rows(`update request set channel_id = $2, answered_at = opened_at + interval '90 seconds' where id = $1`, [
      id,
      client.channelId,
    ]);
  }
  const get = (report: string, query: string): Promise<Awaited<ReturnType<Browser['get']>>> =>
    admin.get(`/api/reports/${report}/file?${query}`);
  const linesOf = (csv: string): string[] => csv.replace('\uFEFF', '').trimEnd().split('\r\n');

  it('CSV: what the page says, in the language asked for, by the clocks of the company, safe to open', async () => {
    const { rows } = (await admin.get(`/api/reports/requests?${PERIOD}`)).json<Rows>();
    const answer = await get('requests', `${PERIOD}&format=csv&language=ru`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="requests-2026-03-01-2026-03-31.csv"',
    });
    expect(answer.body.startsWith('\uFEFF')).toBe(true);
    const [heading, ...lines] = linesOf(answer.body);
    expect(heading).toMatch(/^ID оператора,Оператор,Роль,ID канала,Канал,Номер,Начало \(Europe\/Moscow\),Дата,/);
    expect(lines).toHaveLength(rows.length);
    // The last hour of March in Moscow.
    expect(lines[0]).toContain(
      `Anna Kern,Администратор,${client.channelId},'=cmd|calc,${rows[0]!.number},2026-03-31 23:30:00,2026-03-31,90,`,
    );
  });

  it('XLSX: the same, with days and moments that a spreadsheet can count with', async () => {
    const { rows } = (await admin.get(`/api/reports/requests?${PERIOD}`)).json<Rows>();
    const answer = await get('requests', `${PERIOD}&format=xlsx&language=en`);
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    const book = read(answer.rawPayload, { cellDates: true, UTC: true });
    expect(book.SheetNames).toEqual(['Requests with answers']);
    const [heading, ...lines] = utils.sheet_to_json<unknown[]>(book.Sheets['Requests with answers']!, { header: 1, UTC: true });
    expect(heading!.slice(0, 8)).toEqual([
      ...['Operator ID', 'Operator', 'Role', 'Channel ID', 'Channel', 'Number', 'Start (Europe/Moscow)', 'Date'],
    ]);
    expect(lines.map((line) => line[5])).toEqual(rows.map(({ number }) => number));
    expect(lines.map((line) => line[7])).toEqual(rows.map(({ date }) => new Date(date)));
    const start = lines[0]![6] as Date;
    expect(Math.round(start.getTime() / 1_000)).toBe(Date.parse('2026-03-31T23:30:00Z') / 1_000);
    expect(lines[0]![4]).toBe('=cmd|calc');
  });

  it.each(['active-dialogs', 'load', 'rating', 'operator-events', 'funnel', 'templates'])('%s comes in both forms', async (report) => {
    const csv = await get(report, `${PERIOD}&format=csv&language=en`);
    expect([csv.statusCode, csv.body.startsWith('\uFEFF')]).toEqual([200, true]);
    const book = read((await get(report, `${PERIOD}&format=xlsx&language=en`)).rawPayload);
    const [heading] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(linesOf(csv.body)[0]!.split(',')[0]).toBe(heading![0]);
    // Every heading has its words, and is no key of ours.
    expect(heading!.filter((words) => /^[a-z]/.test(words) || words.includes('.'))).toEqual([]);
  });

  it('is whole, however many pages of it there are', async () => {
    await api.rows(
      `insert into request (company_id, dialog_id, client_id, channel_id, opened_at, state, closed_at, operator_id)
       select $1, $2, $3, $4, '2026-05-01T00:00:00Z'::timestamptz + n * interval '1 minute', 'closed', now(), $5 from generate_series(1, ${MANY}) n`,
      [companyId, client.dialogId, client.clientId, client.channelId, admin.me.operator.id],
    );
    const numbers = linesOf((await get('requests', 'from=2026-05-01&to=2026-05-31&format=csv')).body).flatMap(
      (line) => /N-\d+/.exec(line) ?? [],
    );
    expect([numbers.length, new Set(numbers).size]).toEqual([MANY, MANY]);
  });

  it.each([
    ['format', 'format=pdf'],
    ['language', 'format=csv&language=de'],
    ['cursor', 'format=csv&cursor=x'],
  ])('refuses another %s', async (field, query) => {
    const answer = await get('requests', `${PERIOD}&${query}`);
    expect([answer.statusCode, answer.body.includes(field)]).toEqual([400, true]);
  });

  it('holds only his own rows for whoever sees no others, and no line more once his right is gone', async () => {
    const who = await anOperatorWho(api, companyId, ['report_requests']);
    await answered('2026-04-10T09:00:00Z', admin.me.operator.id);
    await answered('2026-04-11T09:00:00Z', who.id);
    const own = linesOf((await who.browser.get('/api/reports/requests/file?from=2026-04-01&to=2026-04-30&format=csv')).body);
    expect(own).toHaveLength(2);
    expect(own[1]).toMatch(new RegExp(`^${who.id},`));

    const [row] = await api.rows<{ id: string }>('select id from session where operator_id = $1', [who.id]);
    const [session] = await api.app.get(SessionReader).alive([Number(row!.id)]);
    const query = Object.assign(new ReportFileQuery(), { from: '2026-04-01', to: '2026-04-30', format: 'csv' });
    const file = await api.app.get(ReportFiles, { strict: false }).file({ ...session!, technical: false }, 'requests', query);
    await api.rows(`update custom_role set permissions = '{}' where id = $1`, [who.roleId]);
    await expect(buffer(Readable.from(file.getStream()))).rejects.toThrow('Your role does not allow this');
  });
});
