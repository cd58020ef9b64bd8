import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aChannel, aDialog, anOperatorWho } from '../../../../../test/api/rows.js';

/** Comes back at once, as after the restart of a process. */
const COMES_BACK = 1012;

describe('open windows when a role changes, on two processes', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let admin: Browser;
  let ports: number[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    second = await api.another();
    ports = [await listen(api.app), await listen(second)];
    admin = await api.browser().registers();
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await api.stop();
  });

  const windowsOf = (browser: Browser): Promise<LiveWindow[]> => Promise.all(ports.map((port) => LiveWindow.open(port, browser)));
  const says = async (dialogId: number, text: string): Promise<void> => {
    const body = { clientMessageId: crypto.randomUUID(), kind: 'comment', text };
    expect((await admin.send('POST', `/api/dialogs/${dialogId}/messages`, body)).statusCode).toBe(201);
  };

  it.each([
    ['is changed', (roleId: number) => admin.send('PATCH', `/api/roles/${roleId}`, { permissions: ['tags'] })],
    ['is deleted', (roleId: number) => admin.send('DELETE', `/api/roles/${roleId}`, { replacement: { role: 'operator' } })],
  ])('within a second, without a new log-in, on every process, and of nobody else: the role %s', async (_, change) => {
    const { browser, roleId } = await anOperatorWho(api, admin.me.company.id, ['all_chats']);
    const other = await anOperatorWho(api, admin.me.company.id, ['all_chats']);
    const [mine, others] = [await windowsOf(browser), await windowsOf(other.browser)];
    const { dialogId } = await aDialog(api, admin.me.company.id, (await aChannel(admin)).id, { operatorId: admin.me.operator.id });
    await says(dialogId, 'Before');
    for (const window of mine) await window.until(() => window.texts.includes('Before'), 'what all who see all chats hear');

    await change(roleId);
    for (const window of mine) await window.until(() => window.closed === COMES_BACK, 'the end of the window', 1_000);
    const again = await windowsOf(browser);
    await says(dialogId, 'After');
    for (const window of others) await window.until(() => window.texts.includes('After'), 'the push');
    await admin.send('PATCH', '/api/me', { status: 'away' });
    await admin.send('PATCH', '/api/me', { status: 'online' });
    for (const window of again)
      await window.until(() => window.events.some(({ kind }) => kind === 'operator_changed'), 'the mark after it');
    expect(again.map(({ texts }) => texts)).toEqual([[], []]);
    expect(others.map(({ closed }) => closed)).toEqual([null, null]);
    expect((await browser.get(`/api/dialogs/${dialogId}`)).statusCode).toBe(404);
  });
});
