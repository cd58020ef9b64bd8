import { jest } from '@jest/globals';
import { MailServer } from '../../../../../workers/testing/mail-server.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage } from '../../../../../../test/api/rows.js';
import { TestTemporal } from '../../../../../../test/api/temporal.js';
import { until } from '../../../../../../test/api/until.js';
import { type RunningWorkers, workersFor } from '../../../../../../test/api/workers-for.js';
import type { ReportView, ReportViewList } from '../report-views.dto.js';

jest.setTimeout(180_000);

const PUBLIC_URL = 'https://chat.example.test';
const WITHIN_MS = 90_000;

/** The whole way: the API, the workers, Temporal and a mail server, each of them real. */
describe('a view by mail', () => {
  let api: ApiUnderTest;
  let temporal: TestTemporal;
  let workers: RunningWorkers;
  let admin: Browser;
  const server = new MailServer();

  beforeAll(async () => {
    temporal = await TestTemporal.create();
    await Promise.all([temporal.start(), server.start()]);
    api = await ApiUnderTest.start({ ...server.settings, PUBLIC_URL });
    admin = await api.browser().registers();
    const client = await aDialog(api, admin.me.company.id, (await aChannel(admin)).id);
    await aMessage(api, client, { at: '2026-03-10T09:00:00Z' });
    workers = await workersFor(api, { ...server.settings, PUBLIC_URL, TEMPORAL_ADDRESS: temporal.address });
  });
  afterAll(async () => {
    await workers.stop();
    await api.stop();
    await server.stop();
    await temporal.dispose();
  });

  const viewNow = async (id: number): Promise<ReportView> =>
    (await admin.get('/api/report-views')).json<ReportViewList>().items.find((view) => view.id === id)!;

  it('comes when it is wanted, with the figures of its page, and the view says when that was', async () => {
    const question = { period: { from: '2026-03-01', to: '2026-03-31' }, by: 'month' };
    const view = { report: 'active_dialogs', name: 'March', question };
    const { id } = (await admin.send('POST', '/api/report-views', view)).json<ReportView>();
    const mail = { every: 'month', dayOfMonth: 1, at: '09:00', operatorIds: [admin.me.operator.id], format: 'csv' };
    expect((await admin.send('PUT', `/api/report-views/${id}/mail`, mail)).statusCode).toBe(200);
    expect((await admin.send('POST', `/api/report-views/${id}/mail/now`)).statusCode).toBe(204);
    await until(() => server.letters.length > 0, 'the letter', WITHIN_MS);
    const { dialogs } = (await admin.get('/api/reports/active-dialogs?from=2026-03-01&to=2026-03-31&by=month')).json<{ dialogs: number }>();
    const [letter] = server.letters;
    expect(letter!.link).toBe(`${PUBLIC_URL}/reports/active-dialogs?view=${id}`);
    expect(letter!.attachments[0]!.content.toString('utf8')).toContain(`2026-03-01,${dialogs}\r\n`);
    const before = (await viewNow(id)).mail!.nextAt;
    let sentAt: string | null = null;
    await until(async () => (sentAt = (await viewNow(id)).mail!.lastSentAt) !== null, 'that it was sent', WITHIN_MS);
    expect((await viewNow(id)).mail).toMatchObject({ nextAt: before, lastSentAt: sentAt, lastError: null });
    expect(server.letters).toHaveLength(1);
  });
});
