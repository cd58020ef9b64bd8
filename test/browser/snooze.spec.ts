import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook, violations } from './support/axe.js';
import { pressKey } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('putting a dialog off', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  let phone: PhoneWindow;
  const client = aClientName();
  before(async () => {
    windows = await Windows.start();
    phone = await PhoneWindow.switchOn(windows, client);
    await phone.write('Call me tomorrow');
    anna = await OperatorWindow.open(windows, ANNA, { path: '/chat?filter=all' });
    await anna.openDialog(client);
    await anna.reply('I shall');
    await anna.message(/I shall/).waitFor();
    await anna.page.goto('/chat?filter=mine');
    await anna.openDialog(client);
  });
  after(() => windows.close());

  const ask = async (layout: 'Latin' | 'Russian'): Promise<void> => {
    await anna.page.locator('[data-region="thread"] [data-region-focus]').first().focus();
    await pressKey(anna.page, 'h', layout);
    await anna.page.getByRole('dialog').waitFor();
  };

  it('by its key the window offers times; it leaves the list, and stands among those that are put off', async () => {
    await ask('Russian');
    await assertCleanInEveryLook(anna.page, 'the window of snoozing');
    await anna.button('chat:snooze.time.morning').click();
    await anna.row(client).waitFor({ state: 'detached' });
    await anna.page.goto('/chat?filter=snoozed');
    await anna.row(client).getByText(text('chat:snooze.isSnoozed')).waitFor();
    await assertCleanInEveryLook(anna.page, 'the list of those that are put off');
  });

  it('the client writes: it is back at once', async () => {
    await anna.page.goto('/chat?filter=mine');
    await phone.write('Or now');
    await anna.row(client).waitFor();
  });

  it('is taken back by hand', async () => {
    await anna.openDialog(client);
    await ask('Latin');
    await anna.button('chat:snooze.time.hour').click();
    await anna.row(client).waitFor({ state: 'detached' });
    await anna.page.goto('/chat?filter=snoozed');
    await anna.openDialog(client);
    await anna.page.getByRole('button', { name: pattern('ui:actions.dialog.wake') }).click();
    await anna.row(client).waitFor({ state: 'detached' });
  });

  it('its time comes while one does something else: a note says so, and opens it by keyboard', async () => {
    const id = Number(/\/chat\/(\d+)/.exec(anna.page.url())?.[1]);
    await anna.page.goto('/colleagues');
    await anna.page.getByRole('navigation').first().waitFor();
    await anna.account.post(`/api/dialogs/${id}/snooze`, { until: new Date(Date.now() + 2_000).toISOString() });
    const note = anna.page.getByRole('alert').filter({ hasText: text('app:notify.snoozeOver', 'en', { client }) });
    await note.waitFor({ timeout: 30_000 });
    assert.deepEqual(await violations(anna.page), []);
    await note.getByRole('button', { name: text('app:notify.open') }).press('Enter');
    await anna.page.waitForURL(new RegExp(`/chat/${id}`));
    await anna.page.getByRole('log').getByText(text('chat:system.snooze_over')).last().waitFor();
  });
});
