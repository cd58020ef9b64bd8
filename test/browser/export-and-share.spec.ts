import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { aNewEmail, dismiss, invite } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('a chat that leaves the console', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let link = '';
  const client = aClientName();
  const come: number[] = [];
  const SAID = ['Where is my parcel?', 'It comes tomorrow'] as const;
  before(async () => {
    // What was withdrawn or may not be done is refused, and Chromium writes that to the console.
    windows = await Windows.start({ allowed: /status of 40[34]/ });
    await (await PhoneWindow.switchOn(windows, client)).write(SAID[0]);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/chat?filter=all' });
    await admin.openDialog(client);
    await admin.reply(SAID[1]);
    await admin.message(SAID[1]).waitFor();
  });
  after(async () => {
    await dismiss(admin.account, come).finally(() => windows.close());
  });

  const window = (): Locator => admin.page.getByRole('dialog');
  const entry = (of: OperatorWindow, action: string): Locator =>
    of.page.getByRole('menuitem', { name: text(`ui:actions.dialog.${action}`) });
  const openMenu = async (of: OperatorWindow): Promise<void> => {
    await of.page.getByRole('button', { name: text('chat:dialog.more'), exact: true }).press('Enter');
    await entry(of, 'ticket').waitFor();
  };
  const choose = async (action: string): Promise<void> => {
    await openMenu(admin);
    await entry(admin, action).press('Enter');
    await window().waitFor();
  };

  for (const format of ['csv', 'html'] as const) {
    it(`is a file with all that was said: ${format}`, async () => {
      await choose('export');
      if (format === 'csv') await assertCleanInEveryLook(admin.page, 'the window of the export');
      await window()
        .getByRole('radio', { name: text(`export:${format}`) })
        .check();
      const [file] = await Promise.all([
        admin.page.waitForEvent('download'),
        window()
          .getByRole('link', { name: text('export:download') })
          .press('Enter'),
      ]);
      assert.match(file.suggestedFilename(), new RegExp(`\\.${format}$`));
      const content = await readFile(await file.path(), 'utf8');
      for (const words of [...SAID, client]) assert.ok(content.includes(words), words);
      await window().waitFor({ state: 'detached' });
    });
  }

  it('a link is made, and shows the chat to somebody without a log-in', async () => {
    await choose('share');
    await window()
      .getByRole('button', { name: text('shares:make') })
      .press('Enter');
    const made = window().getByRole('textbox', { name: text('shares:link') });
    await made.and(admin.page.locator(':focus')).waitFor();
    link = await made.inputValue();
    assert.match(new URL(link).hash, /^#\S{20,}$/);
    await window()
      .getByRole('button', { name: pattern('shares:revokeNamed') })
      .waitFor();
    await assertCleanInEveryLook(admin.page, 'the window of the links');

    const guest = await windows.open(new URL(link).pathname + new URL(link).hash);
    await guest.getByRole('heading', { name: text('shares:heading', 'en', { name: client }) }).waitFor();
    for (const words of SAID) await guest.getByRole('article').filter({ hasText: words }).waitFor();
    assert.equal(await guest.getByRole('textbox').count(), 0);
    await assertCleanInEveryLook(guest, 'the shared chat');
  });

  it('the link is withdrawn, and says so', async () => {
    await window()
      .getByRole('button', { name: pattern('shares:revokeNamed') })
      .press('Enter');
    await window()
      .getByRole('button', { name: pattern('shares:revokeNamed') })
      .waitFor({ state: 'detached' });
    const guest = await windows.open(new URL(link).pathname + new URL(link).hash);
    await guest.getByRole('alert').getByText(text('shares:over.share_revoked')).waitFor();
    assert.equal(await guest.getByRole('article').count(), 0);
    await assertCleanInEveryLook(guest, 'the page of a link that is withdrawn');
  });

  it('whoever has neither right finds neither in the menu, and is refused', async () => {
    const ida = await OperatorWindow.accept(windows, await invite(admin.account, aNewEmail('ida'), { role: 'operator' }), 'Ida');
    come.push(ida.account.id);
    const dialog = Number(/\/chat\/(\d+)/.exec(admin.page.url())?.[1]);
    await admin.account.post(`/api/dialogs/${dialog}/transfer`, { operatorId: ida.account.id });
    await ida.page.goto(`/chat/${dialog}`);
    await ida.message(SAID[0]).waitFor();
    await openMenu(ida);
    for (const action of ['export', 'share']) assert.equal(await entry(ida, action).count(), 0, action);
    assert.equal(await ida.account.statusOf('GET', `/api/dialogs/${dialog}/export?format=csv`), 403);
    assert.equal(await ida.account.statusOf('POST', `/api/dialogs/${dialog}/shares`, { days: 7 }), 403);
  });
});
