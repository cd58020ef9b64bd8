import { after, before, describe, it } from 'node:test';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

describe('tags', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
  });
  after(() => windows.close());

  it('an admin makes one, an operator puts it on a client, a colleague sees it at once', async () => {
    const label = `VIP ${Date.now()}`;
    const admin = await OperatorWindow.open(windows, ADMIN);
    await admin.page.goto('/settings/tags');
    await admin.page.getByRole('button', { name: text('settings:tags.add'), exact: true }).click();
    await admin.page.getByRole('textbox', { name: text('settings:tags.label'), exact: true }).fill(label);
    await admin.page.keyboard.press('Enter');
    await admin.page.getByRole('listitem').filter({ hasText: label }).waitFor();

    const anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Good morning');
    await anna.openDialog(phone.client);
    await admin.page.goto('/chat?filter=all');
    await admin.openDialog(phone.client);
    await anna.page.getByRole('button', { name: text('chat:client.addTag') }).click();
    await anna.page.getByRole('menuitem', { name: label }).click();
    const tags = admin.page.getByRole('region', { name: text('chat:client.tags') });
    await tags.getByText(label).waitFor();
    await anna.page.getByRole('log').getByText(`"${label}"`).waitFor();

    await anna.page.getByRole('button', { name: text('chat:client.takeTag', 'en', { name: label }) }).press('Enter');
    await tags.getByText(label).waitFor({ state: 'detached' });
    await anna.page
      .getByRole('button', { name: text('chat:client.addTag') })
      .and(anna.page.locator(':focus'))
      .waitFor();
  });
});
