import { read, utils } from '@e965/xlsx';
import { ReportCounts } from '#persistence/reports/report-count.store.js';
import { closeReportMail, planReportMail, type ReportMailPlan } from '#persistence/reports/report-mail.desk.js';
import { Connections } from '../src/connections.js';
import { createLog } from '../src/log.js';
import { reportLetterActivities } from '../src/report-mail/report-mail.activities.js';
import { MailServer } from '../testing/mail-server.js';
import { Rig } from '../testing/rig.js';

const PUBLIC_URL = 'https://chat.example.test';
const MARCH = { period: { from: '2026-03-01', to: '2026-03-31' }, by: 'day', channelIds: [], groupIds: [], operatorIds: [], roles: [] };

let rig: Rig;
let server: MailServer;
let connections: Connections;
beforeEach(async () => {
  rig = await Rig.create();
  server = new MailServer();
  await server.start();
  connections = await Connections.open(rig.env(), log());
});
afterEach(async () => {
  await connections.close();
  await server.stop();
  await rig.dispose();
});

const log = () => createLog('info', { write: () => undefined });
const activities = (more: Record<string, string> = {}) =>
  reportLetterActivities(rig.env({ PUBLIC_URL, ...server.settings, ...more }), connections.database, log());

const anOperator = (email: string, more: Record<string, unknown> = {}): Promise<number> =>
  rig.insert('operator', {
    ...{ company_id: rig.companyId, email, password_hash: '-', first_name: 'Vera', last_name: 'Lem', role: 'supervisor', locale: 'en' },
    ...more,
  });

interface Mailed {
  report?: string;
  question?: object;
  readers: number[];
  mail?: Record<string, unknown>;
}

/** A view that is sent, as the API leaves it. */
async function aMail({ report = 'requests', question = MARCH, readers, mail = {} }: Mailed): Promise<number> {
  const viewId = await rig.insert('report_view', {
    ...{ company_id: rig.companyId, owner_id: readers[0], report, name: 'Answers <of> March', shared: false },
    question: JSON.stringify({ scenarioId: null, ...question }),
  });
  const row = { company_id: rig.companyId, view_id: viewId, every: 'day', at: '09:00', format: 'csv', next_on: '2026-04-01', ...mail };
  const names = Object.keys(row);
  const places = names.map((_, n) => `$${n + 1}`);
  await rig.rows(`insert into report_mail (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  for (const reader of readers) await rig.rows('insert into report_mail_reader values ($1, $2, $3)', [rig.companyId, viewId, reader]);
  return viewId;
}

/** A request that an operator answered in March, in a channel with a name that spreadsheets would run. */
async function aRequest(operatorId: number, at: string): Promise<void> {
  const { dialogId, clientId, channelId } = await rig.aDialog(await rig.aChannel(), `ann${at}${operatorId}${Math.random()}`);
  await rig.rows(`update channel set name = '=Shop' where id = $1`, [channelId]);
  const requestId = await rig.insert('request', {
    ...{ company_id: rig.companyId, dialog_id: dialogId, client_id: clientId, channel_id: channelId, opened_at: at, state: 'closed' },
    ...{ closed_at: at, operator_id: operatorId },
  });
  // As the counter of reports does a moment later.
  const changed = { companyId: rig.companyId, messageIds: [], requestIds: [requestId] };
  await new ReportCounts(connections.database).count(changed);
}

const plan = (viewId: number, now: string): Promise<ReportMailPlan> =>
  connections.database.transaction(rig.companyId, (tx) => planReportMail(tx, viewId, new Date(now)));
const close = (viewId: number, occurrence: string, late: number[] = []): Promise<void> =>
  connections.database.transaction(rig.companyId, (tx) => closeReportMail(tx, viewId, occurrence, late));
const letterTo = (viewId: number, operatorId: number, occurrence = '2026-04-01') => ({
  companyId: rig.companyId,
  viewId,
  operatorId,
  occurrence,
});
const rowOf = (viewId: number): Promise<{ next_on: string | null; last_sent_at: Date | null; last_error: unknown }> =>
  rig.row(`select to_char(next_on, 'YYYY-MM-DD') as next_on, last_sent_at, last_error from report_mail where view_id = $1`, [viewId]);

describe('a letter', () => {
  it('brings the figures and the file, in the language of its reader, with a link to it and another that ends the letters', async () => {
    const vera = await anOperator('vera@x.test');
    await aRequest(vera, '2026-03-31T20:59:00Z');
    const viewId = await aMail({ readers: [vera] });
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('sent');
    const [letter] = server.letters;
    expect(letter).toMatchObject({
      subject: 'Bakery: Answers <of> March, 1 Mar 2026 – 31 Mar 2026',
      messageId: `<report.${viewId}.20260401.${vera}@example.test>`,
      link: `${PUBLIC_URL}/reports/requests?view=${viewId}`,
      unsubscribe: `<${PUBLIC_URL}/reports/requests?view=${viewId}&letters=stop>`,
    });
    expect(letter!.html).toContain(`href="${PUBLIC_URL}/reports/requests?view=${viewId}&amp;letters=stop"`);
    expect(letter!.text).toContain(`Stop these letters:\n${PUBLIC_URL}/reports/requests?view=${viewId}&letters=stop`);
    expect(letter!.text).toContain('Answered: 1');
    expect(letter!.text).toContain('Vera Lem; =Shop; N-');
    expect(letter!.html).toContain('Answers &lt;of&gt; March');
    const [file] = letter!.attachments;
    expect(file).toMatchObject({ name: 'requests-2026-03-01-2026-03-31.csv', type: 'text/csv' });
    const [heading, line, ...rest] = file!.content.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(heading).toMatch(/^Operator ID,Operator,Role/);
    expect(line).toContain(`${vera},Vera Lem,Supervisor,`);
    expect(line).toContain(`,'=Shop,`);
    expect(line).toContain('2026-03-31 23:59:00');
    expect(rest).toEqual([]);
  });

  it('in Russian, with a workbook', async () => {
    const vera = await anOperator('vera@x.test', { locale: 'ru' });
    await aRequest(vera, '2026-03-10T09:00:00Z');
    const viewId = await aMail({ readers: [vera], mail: { format: 'xlsx' } });
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('sent');
    const [letter] = server.letters;
    expect(letter!.text).toContain('Здравствуйте, Vera!');
    expect(letter!.text).toContain('С ответом: 1');
    const book = read(letter!.attachments[0]!.content);
    expect(book.SheetNames).toEqual(['Обращения с ответами']);
    expect(utils.sheet_to_json<string[]>(book.Sheets['Обращения с ответами']!, { header: 1 })).toHaveLength(2);
  });

  it.each(['active_dialogs', 'load', 'rating', 'operator_events', 'funnel', 'templates'])('of %s has its table, too', async (report) => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ report, readers: [vera] });
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('sent');
    expect(server.letters[0]!.attachments).toHaveLength(1);
  });

  it('holds what its own reader may see: one all rows, the other his', async () => {
    const role = await rig.insert('custom_role', {
      ...{ company_id: rig.companyId, name: 'Own', permissions: '{report_requests}', base_role: 'operator' },
    });
    const vera = await anOperator('vera@x.test');
    const own = await anOperator('own@x.test', { first_name: 'Boris', role: 'operator', custom_role_id: role });
    for (const operatorId of [vera, vera, own]) await aRequest(operatorId, '2026-03-10T09:00:00Z');
    const viewId = await aMail({ readers: [vera, own] });
    for (const reader of [vera, own]) expect(await activities().sendReport(letterTo(viewId, reader))).toBe('sent');
    const rows = (address: string): number =>
      server.to(address)[0]!.attachments[0]!.content.toString('utf8').trimEnd().split('\r\n').length - 1;
    expect([rows('vera@x.test'), rows('own@x.test')]).toEqual([3, 1]);
    expect(server.to('own@x.test')[0]!.text).not.toContain('Vera Lem');
  });

  it('speaks of the day that it is of, however late it leaves', async () => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera], question: { ...MARCH, period: { preset: 'yesterday' } } });
    await activities().sendReport(letterTo(viewId, vera, '2026-03-08'));
    // Somebody wanted it at once, in the last hour of the day in Moscow.
    await activities().sendReport(letterTo(viewId, vera, '2026-03-10T20:30:00.000Z'));
    expect(server.letters.map(({ attachments }) => attachments[0]!.name)).toEqual([
      ...['requests-2026-03-07-2026-03-07.csv', 'requests-2026-03-09-2026-03-09.csv'],
    ]);
  });

  it('leaves once a day and reader, however often it is asked for', async () => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera] });
    for (let n = 0; n < 3; n += 1) expect(await activities().sendReport(letterTo(viewId, vera))).toBe('sent');
    expect(await activities().sendReport(letterTo(viewId, vera, '2026-04-02'))).toBe('sent');
    expect(server.letters).toHaveLength(2);
  });

  it('is no letter for whoever may not read it any more, was blocked, or is to get none', async () => {
    const [boss, vera, blocked] = [await anOperator('boss@x.test'), await anOperator('vera@x.test'), await anOperator('blocked@x.test')];
    const viewId = await aMail({ readers: [boss, vera, blocked] });
    await rig.rows(`update operator set role = 'operator' where id = $1`, [vera]);
    await rig.rows(`update operator set state = 'blocked' where id = $1`, [blocked]);
    const results = [boss, vera, blocked].map((reader) => activities().sendReport(letterTo(viewId, reader)));
    expect(await Promise.all(results)).toEqual(['sent', 'no_right', 'no_right']);
    await rig.rows('delete from report_mail_reader where operator_id = $1', [vera]);
    expect(await activities().sendReport(letterTo(viewId, vera, '2026-04-02'))).toBe('over');
    expect(server.letters.map(({ to }) => to)).toEqual([['boss@x.test']]);
    await close(viewId, '2026-04-01');
    expect(await rowOf(viewId)).toMatchObject({
      next_on: '2026-04-02',
      last_error: { code: 'no_right', operatorIds: [vera, blocked], words: null },
    });
  });

  it('waits for a mail server that is away, and ends at an address that takes nothing', async () => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera] });
    await server.stop();
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('later');
    await server.start();
    server.refuse = () => ({ code: 550, words: 'No such mailbox' });
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('refused');
    await close(viewId, '2026-04-01');
    expect(await rowOf(viewId)).toMatchObject({ last_sent_at: null, last_error: { code: 'refused', operatorIds: [vera] } });
  });

  it('without a mail server says so', async () => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera] });
    const { sendReport } = reportLetterActivities(rig.env({ PUBLIC_URL }), connections.database, log());
    expect(await sendReport(letterTo(viewId, vera))).toBe('logged');
    await close(viewId, '2026-04-01');
    expect(await rowOf(viewId)).toMatchObject({ last_error: { code: 'mail_server', operatorIds: [vera] } });
  });
});

describe('when letters are due', () => {
  const due = async (viewId: number, now: string): Promise<string> => {
    const found = await plan(viewId, now);
    return found.state === 'due' ? found.occurrence : found.state === 'wait' ? found.until : found.state;
  };

  it('at the time of the company’s clocks, in summer as in winter', async () => {
    await rig.rows(`update company set time_zone = 'Europe/Berlin'`);
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera], mail: { next_on: '2027-03-27' } });
    const next = async (day: string): Promise<string> => {
      await rig.rows('update report_mail set next_on = $1', [day]);
      return due(viewId, '2026-12-01T00:00:00Z');
    };
    expect([await next('2027-03-27'), await next('2027-03-28'), await next('2027-10-30'), await next('2027-10-31')]).toEqual([
      ...['2027-03-27T08:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-10-30T07:00:00.000Z', '2027-10-31T08:00:00.000Z'],
    ]);
    // Half past two is left out on the first of these nights, and comes twice in the second.
    await rig.rows(`update report_mail set at = '02:30'`);
    expect([await next('2027-03-28'), await next('2027-10-31')]).toEqual(['2027-03-28T01:30:00.000Z', '2027-10-31T00:30:00.000Z']);
  });

  it('after days on which nothing ran, only those of the last one', async () => {
    const vera = await anOperator('vera@x.test');
    const daily = await aMail({ readers: [vera], mail: { next_on: '2026-04-01' } });
    const [today] = await rig.rows<{ day: string; before: string; late: boolean }>(
      `select to_char(now() at time zone 'Europe/Moscow', 'YYYY-MM-DD') as day, to_char(now() at time zone 'Europe/Moscow' - interval '1 day', 'YYYY-MM-DD') as before,
              (now() at time zone 'Europe/Moscow')::time >= '09:00' as late`,
    );
    const last = today!.late ? today!.day : today!.before;
    expect(await plan(daily, new Date().toISOString())).toEqual({ state: 'due', occurrence: last, operatorIds: [vera] });
    await close(daily, last);
    expect((await rowOf(daily)).next_on! > last).toBe(true);
    // Said twice it is said once.
    const { next_on: next } = await rowOf(daily);
    await close(daily, last);
    expect((await rowOf(daily)).next_on).toBe(next);
  });

  it.each([
    [{ every: 'week', weekday: 1, next_on: '2027-02-01' }, '2027-02-01', '2027-02-08'],
    [{ every: 'month', day_of_month: 28, next_on: '2027-01-28' }, '2027-01-28', '2027-02-28'],
    [{ every: 'day', next_on: '2027-12-31' }, '2027-12-31', '2028-01-01'],
  ])('%j: behind %s comes %s', async (mail, occurrence, next) => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera], mail });
    await close(viewId, occurrence);
    expect((await rowOf(viewId)).next_on).toBe(next);
  });

  it('letters that were wanted at once move no day', async () => {
    const vera = await anOperator('vera@x.test');
    const viewId = await aMail({ readers: [vera], mail: { next_on: '2027-12-31' } });
    await activities().sendReport(letterTo(viewId, vera, '2026-11-28T09:00:00.000Z'));
    await close(viewId, '2026-11-28T09:00:00.000Z');
    expect(await rowOf(viewId)).toEqual({ next_on: '2027-12-31', last_sent_at: expect.any(Date), last_error: null });
  });

  it('stops, and says why, once nobody may read the report; goes by its row, and is over without one', async () => {
    const vera = await anOperator('vera@x.test', { role: 'operator' });
    const viewId = await aMail({ readers: [vera] });
    expect(await activities().sendReport(letterTo(viewId, vera))).toBe('no_right');
    await close(viewId, '2026-04-01');
    expect(await rowOf(viewId)).toMatchObject({ next_on: null, last_error: { code: 'no_right', operatorIds: [vera] } });
    expect(await due(viewId, '2026-04-02T09:00:00Z')).toBe('stopped');
    await rig.rows('delete from report_view');
    expect(await due(viewId, '2026-04-02T09:00:00Z')).toBe('over');
  });

  it('what the mail server did not take in time is said of whoever waited', async () => {
    const [vera, boss] = [await anOperator('vera@x.test'), await anOperator('boss@x.test')];
    const viewId = await aMail({ readers: [vera, boss] });
    await activities().sendReport(letterTo(viewId, vera));
    await close(viewId, '2026-04-01', [boss]);
    expect(await rowOf(viewId)).toMatchObject({ last_sent_at: expect.any(Date), last_error: { code: 'mail_server', operatorIds: [boss] } });
  });
});
