import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

describe('settings of auto-assignment', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let anna: OperatorWindow;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/settings/assignment' });
    await admin.account.patch('/api/me', { status: 'away' });
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
  });
  after(async () => {
    await admin.account.patch('/api/company', { offlineReleaseSeconds: null, backlogLimitSeconds: null });
    await admin.account.patch(`/api/operators/${anna.account.id}`, { takesPartInQueue: true, maxOpenDialogs: null });
    await anna.account.clearDesk();
    await windows.close();
  });

  it('an operator out of the queue gets nothing; back in it, what waits comes to her', async () => {
    const row = admin.page.getByRole('group', { name: new RegExp(`^${anna.account.name}`) });
    const queue = row.getByRole('switch', { name: text('settings:assignment.queue') });
    await queue.press('Space');
    await admin.page.getByText(text('settings:saved')).first().waitFor();
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Is anybody there?');
    await anna.page.goto('/chat?filter=new');
    await anna.row(phone.client).waitFor();
    await queue.press('Space');
    await anna.page.goto('/chat?filter=mine');
    await anna.row(phone.client).waitFor();
  });

  it('what is entered for absences and old dialogs is saved and shown again', async () => {
    const { page } = admin;
    await page.getByLabel(text('settings:assignment.whenGone.release')).check();
    await page.getByLabel(text('settings:assignment.release'), { exact: true }).fill('2.5');
    await page.getByLabel(text('settings:assignment.backlog'), { exact: true }).fill('12');
    await page.getByRole('button', { name: text('ui:save') }).click();
    await page.reload();
    assert.equal(await page.getByLabel(text('settings:assignment.release'), { exact: true }).inputValue(), '2.5');
    const saved = await admin.account.get<{ offlineReleaseSeconds: number; backlogLimitSeconds: number }>('/api/company');
    assert.deepEqual([saved.offlineReleaseSeconds, saved.backlogLimitSeconds], [150, 43_200]);
  });
});
