import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator, anOperatorWho, aCustomRole } from '../../../../../../test/api/rows.js';
import type { ReportView, ReportViewList } from '../report-views.dto.js';

const QUESTION = { period: { preset: 'last_month' }, by: 'day' } as const;
const WHOLE = { ...QUESTION, channelIds: [], groupIds: [], operatorIds: [], roles: [], scenarioId: null };
const DAILY = { every: 'day', at: '09:00', format: 'csv' } as const;
const MINUTE_MS = 60_000;

let number = 0;

describe('/api/report-views', () => {
  let api: ApiUnderTest;
  let admin: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    boris = await anOperator(api, companyId, 'supervisor');
  });
  afterAll(() => api.stop());

  const aView = async (owner: Browser, more: object = {}): Promise<ReportView> => {
    const answer = await owner.send('POST', '/api/report-views', {
      report: 'load',
      name: `View ${(number += 1)}`,
      question: QUESTION,
      ...more,
    });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<ReportView>();
  };
  const listOf = async (browser: Browser): Promise<ReportView[]> => (await browser.get('/api/report-views')).json<ReportViewList>().items;
  const find = async (browser: Browser, id: number): Promise<ReportView | undefined> =>
    (await listOf(browser)).find((view) => view.id === id);
  const mail = (browser: Browser, id: number, body: object): ReturnType<Browser['send']> =>
    browser.send('PUT', `/api/report-views/${id}/mail`, body);
  const told = (id: number): Promise<{ payload: Record<string, unknown> }[]> =>
    api.rows(`select payload from outbox where workflow_id = $1 order by id`, [`report-mail:${id}`]);

  it('keeps what is asked under a name, and changes and forgets it', async () => {
    const view = await aView(boris.browser, { name: '  Last month  ' });
    expect(view).toEqual({
      ...{ id: expect.any(Number), report: 'load', name: 'Last month', question: WHOLE, shared: false },
      ...{ ownerId: boris.id, owner: 'Boris Lem', mayChange: true, mail: null },
    });
    const question = { ...QUESTION, period: { from: '2026-01-01', to: '2026-01-31' }, roles: ['admin'] };
    const changed = await boris.browser.send('PATCH', `/api/report-views/${view.id}`, { name: 'January', question });
    expect(changed.json()).toMatchObject({ name: 'January', question: { ...WHOLE, period: question.period, roles: ['admin'] } });
    expect((await boris.browser.send('DELETE', `/api/report-views/${view.id}`)).statusCode).toBe(204);
    expect(await find(boris.browser, view.id)).toBeUndefined();
    const { items } = (await admin.get(`/api/audit?objectKind=report_view&objectId=${view.id}`)).json<{ items: { action: string }[] }>();
    expect(items.map(({ action }) => action)).toEqual(['report_view.deleted', 'report_view.changed', 'report_view.created']);
  });

  it('one name once an owner, whatever the case', async () => {
    await aView(admin, { name: 'Weekly' });
    const again = await admin.send('POST', '/api/report-views', { report: 'load', name: 'WEEKLY', question: QUESTION });
    expect([again.statusCode, again.json().code]).toEqual([409, 'view_name_taken']);
    expect((await aView(boris.browser, { name: 'Weekly' })).name).toBe('Weekly');
  });

  it('a view of a colleague is nobody else’s until he shares it; then others look, and he and an admin change', async () => {
    const view = await aView(boris.browser);
    expect(await find(admin, view.id)).toBeUndefined();
    expect((await admin.send('PATCH', `/api/report-views/${view.id}`, { name: 'Mine' })).statusCode).toBe(404);
    await boris.browser.send('PATCH', `/api/report-views/${view.id}`, { shared: true });
    const vera = await anOperator(api, companyId, 'supervisor');
    expect(await find(vera.browser, view.id)).toMatchObject({ mayChange: false, owner: 'Boris Lem' });
    expect((await vera.browser.send('PATCH', `/api/report-views/${view.id}`, { name: 'Mine' })).statusCode).toBe(403);
    expect((await vera.browser.send('DELETE', `/api/report-views/${view.id}`)).statusCode).toBe(403);
    expect(await find(admin, view.id)).toMatchObject({ mayChange: true });
    expect((await admin.send('DELETE', `/api/report-views/${view.id}`)).statusCode).toBe(204);
  });

  it('only of reports that one may read: when it is made, and whenever it is looked at', async () => {
    const who = await anOperatorWho(api, companyId, ['report_rating']);
    const answer = await who.browser.send('POST', '/api/report-views', { report: 'load', name: 'Load', question: QUESTION });
    expect(answer.statusCode).toBe(403);
    const shared = await aView(admin, { shared: true });
    expect(await find(who.browser, shared.id)).toBeUndefined();
    const own = await aView(who.browser, { report: 'rating' });
    expect(await find(who.browser, own.id)).toBeDefined();
    await api.rows(`update custom_role set permissions = '{}' where id = $1`, [who.roleId]);
    expect(await listOf(who.browser)).toEqual([]);
    expect((await who.browser.send('PATCH', `/api/report-views/${own.id}`, { name: 'Still' })).statusCode).toBe(404);
  });

  it.each([
    ['report', { report: 'weather' }],
    ['name', { name: ' ' }],
    ['question.by', { question: { ...QUESTION, by: 'week' } }],
    ['question.period.preset', { question: { ...QUESTION, period: { preset: 'sometime' } } }],
    ['from', { question: { ...QUESTION, period: {} } }],
    ['to', { question: { ...QUESTION, period: { from: '2026-03-02', to: '2026-03-01' } } }],
    ['question.channelIds', { question: { ...QUESTION, channelIds: [404] } }],
    ['question.roles', { question: { ...QUESTION, roles: ['custom:404'] } }],
    ['ownerId', { ownerId: 1 }],
  ])('refuses with the name of the field: %s', async (field, more) => {
    const answer = await admin.send('POST', '/api/report-views', { report: 'load', name: 'Refused', question: QUESTION, ...more });
    expect([answer.statusCode, answer.body.includes(field)]).toEqual([400, true]);
  });

  describe('by mail', () => {
    it('is set up, tells its process, says when it comes next, and ends', async () => {
      const view = await aView(admin);
      const answer = await mail(admin, view.id, { ...DAILY, operatorIds: [boris.id] });
      const { nextAt, ...rest } = answer.json<ReportView>().mail!;
      expect(rest).toEqual({ ...DAILY, weekday: null, dayOfMonth: null, operatorIds: [boris.id], lastSentAt: null, lastError: null });
      // Nine o'clock in Moscow, within a day.
      expect(nextAt).toMatch(/T06:00:00\.000Z$/);
      expect(Date.parse(nextAt!) - Date.now()).toBeLessThanOrEqual(24 * 60 * MINUTE_MS);
      expect(Date.parse(nextAt!)).toBeGreaterThan(Date.now() - MINUTE_MS);
      await admin.send('DELETE', `/api/report-views/${view.id}/mail`);
      expect((await find(admin, view.id))?.mail).toBeNull();
      expect((await told(view.id)).map(({ payload }) => payload)).toEqual([
        { companyId, viewId: view.id },
        { companyId, viewId: view.id },
      ]);
    });

    it('at once, under a name of its own', async () => {
      const view = await aView(admin);
      const now = (): ReturnType<Browser['send']> => admin.send('POST', `/api/report-views/${view.id}/mail/now`);
      expect([(await now()).statusCode, (await now()).json().code]).toEqual([409, 'no_mail']);
      await mail(admin, view.id, { ...DAILY, operatorIds: [boris.id] });
      expect((await now()).statusCode).toBe(204);
      expect((await told(view.id)).at(-1)!.payload).toEqual({ companyId, viewId: view.id, now: expect.stringMatching(/^\d{4}-.*Z$/) });
    });

    it.each([
      ['weekday', { every: 'week' }],
      ['weekday', { every: 'day', weekday: 3 }],
      ['dayOfMonth', { every: 'month' }],
      ['dayOfMonth', { every: 'month', dayOfMonth: 29 }],
      ['at', { at: '24:00' }],
      ['format', { format: 'pdf' }],
      ['operatorIds', { operatorIds: [] }],
      ['operatorIds', { operatorIds: [404] }],
    ])('refuses with the name of the field: %s in %j', async (field, more) => {
      const view = await aView(admin);
      const answer = await mail(admin, view.id, { ...DAILY, operatorIds: [boris.id], ...more });
      expect([answer.statusCode, answer.body.includes(field)]).toEqual([400, true]);
    });

    it('only for whoever may send reports, and only to whoever may read this one', async () => {
      const who = await anOperatorWho(api, companyId, ['report_load']);
      const view = await aView(who.browser);
      expect((await mail(who.browser, view.id, { ...DAILY, operatorIds: [who.id] })).statusCode).toBe(403);
      const operator = await anOperator(api, companyId, 'operator');
      const answer = await mail(admin, (await aView(admin)).id, { ...DAILY, operatorIds: [boris.id, operator.id] });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'not_a_reader']);
    });

    it('whoever gets the letters sees the view and ends them for himself; with the last reader they are over', async () => {
      const view = await aView(admin);
      const vera = await anOperator(api, companyId, 'supervisor');
      await mail(admin, view.id, { ...DAILY, operatorIds: [boris.id, vera.id] });
      const leave = ({ browser }: { browser: Browser }): ReturnType<Browser['send']> =>
        browser.send('DELETE', `/api/report-views/${view.id}/mail/mine`);
      expect((await find(boris.browser, view.id))?.mayChange).toBe(false);
      expect((await leave(boris)).statusCode).toBe(204);
      expect(await find(boris.browser, view.id)).toBeUndefined();
      expect((await leave(boris)).statusCode).toBe(404);
      expect((await find(admin, view.id))?.mail?.operatorIds).toEqual([vera.id]);
      await leave(vera);
      expect((await find(admin, view.id))?.mail).toBeNull();
    });

    it('goes by the new clocks when the company moves, and its process is told', async () => {
      const view = await aView(admin);
      await mail(admin, view.id, { ...DAILY, operatorIds: [boris.id] });
      await admin.send('PATCH', '/api/company', { timeZone: 'Asia/Vladivostok' });
      expect((await find(admin, view.id))?.mail?.nextAt).toMatch(/T23:00:00\.000Z$/);
      expect(await told(view.id)).toHaveLength(2);
      await admin.send('PATCH', '/api/company', { timeZone: 'Europe/Moscow' });
    });
  });

  it('whoever is deleted takes his own views along; what he shared stays, and his letters end', async () => {
    const vera = await anOperator(api, companyId, 'supervisor');
    const [own, shared, ours] = [await aView(vera.browser), await aView(vera.browser, { shared: true }), await aView(admin)];
    for (const [browser, view] of [
      [vera.browser, own],
      [admin, ours],
    ] as const)
      await mail(browser, view.id, { ...DAILY, operatorIds: [vera.id] });
    expect((await admin.send('DELETE', `/api/operators/${vera.id}`)).statusCode).toBeLessThan(300);
    expect(await api.rows('select 1 from report_view where id = $1', [own.id])).toEqual([]);
    expect(await find(admin, shared.id)).toMatchObject({ ownerId: null, owner: null, mayChange: true });
    expect((await find(admin, ours.id))?.mail).toBeNull();
    expect([(await told(own.id)).length, (await told(ours.id)).length]).toEqual([2, 2]);
  });

  it('a role that goes is replaced in views by the one that takes its place, and never leaves a view of everybody', async () => {
    const [gone, next, alone] = [
      await aCustomRole(api, companyId, []),
      await aCustomRole(api, companyId, []),
      await aCustomRole(api, companyId, []),
    ];
    const of = (roles: string[]): object => ({ question: { ...QUESTION, roles } });
    const both = await aView(admin, of([`custom:${gone}`, 'admin']));
    const one = await aView(admin, of([`custom:${alone}`]));
    await admin.send('DELETE', `/api/roles/${gone}`, { replacement: { customRoleId: next } });
    await admin.send('DELETE', `/api/roles/${alone}`, {});
    expect((await find(admin, both.id))?.question.roles).toEqual(['admin', `custom:${next}`]);
    expect((await find(admin, one.id))?.question.roles).toEqual([`custom:${alone}`]);
    await admin.send('DELETE', `/api/roles/${next}`, {});
    expect((await find(admin, both.id))?.question.roles).toEqual(['admin']);
  });
});
