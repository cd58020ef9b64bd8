import { after, before, describe, it } from 'node:test';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

describe('two browsers', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  let admin: OperatorWindow;
  before(async () => {
    // Whoever hands his dialog over may not see it any longer, and his window asks and hears so.
    windows = await Windows.start({ allowed: /status of 404/ });
    await onlyAnnaAtWork(windows, BORIS);
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/chat?filter=all' });
  });
  after(() => windows.close());

  it("see each other's answers and comments at once", async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Two of you?');
    await anna.openDialog(phone.client);
    await admin.openDialog(phone.client);
    await anna.reply('I will help you');
    await admin.message('I will help you').waitFor();
    await admin.page.getByRole('button', { name: text('chat:composer.toComment') }).click();
    const comment = admin.page.getByRole('textbox', { name: text('chat:composer.comment') });
    await comment.fill('He is a regular client');
    await comment.press('Enter');
    await anna.message('He is a regular client').waitFor();
    await phone.bubble('I will help you').waitFor();
    if ((await phone.bubble('He is a regular client').count()) > 0) throw new Error('The client saw a comment for colleagues.');
  });

  it("see a client's new name and a closed dialog without a reload", async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Hello');
    await anna.openDialog(phone.client);
    await admin.openDialog(phone.client);
    const renamed = `${phone.client}Renamed`;
    await admin.page
      .getByRole('complementary')
      .getByRole('button', { name: new RegExp(`^${text('chat:client.name')}`) })
      .click();
    await admin.page.locator(':focus').fill(renamed);
    await admin.page.keyboard.press('Enter');
    await anna.row(renamed).waitFor();
    await anna.page.getByRole('button', { name: `${text('chat:dialog.close')} E`, exact: true }).click();
    await admin.row(renamed).waitFor({ state: 'detached' });
  });

  it('hand a dialog over from one operator to the other', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Give me to somebody else');
    const boris = await OperatorWindow.open(windows, BORIS);
    await anna.openDialog(phone.client);
    await anna.button('ui:actions.dialog.transfer').first().click();
    await anna.page.getByRole('dialog').getByText(boris.account.name).or(anna.page.getByRole('dialog').getByText('Boris')).first().click();
    await boris.openDialog(phone.client);
    await boris.reply('Boris is here');
    await phone.bubble('Boris is here').waitFor();
    await anna.row(phone.client).waitFor({ state: 'detached' });
    await boris.account.clearDesk();
    await boris.account.patch('/api/me', { status: 'offline' });
  });

  it('give a dialog on with its reason by the keyboard alone, and the reason stands in the thread', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Send me an invoice');
    await anna.openDialog(phone.client);
    await admin.openDialog(phone.client);
    await admin.page.keyboard.press('Escape');
    await admin.page.keyboard.press('t');
    const search = admin.page.getByRole('combobox', { name: text('chat:transfer.search') });
    await search.waitFor();
    await admin.page.keyboard.type('Boris');
    await admin.page.getByRole('option', { name: /Boris/ }).waitFor();
    await admin.page.keyboard.press('Tab');
    await admin.page.keyboard.type('He knows the company');
    await admin.page.keyboard.press('Enter');
    await search.waitFor({ state: 'detached' });
    await admin.page.getByText(text('chat:system.reason', 'en', { comment: 'He knows the company' })).waitFor();
    await anna.row(phone.client).waitFor({ state: 'detached' });
    const boris = await OperatorWindow.open(windows, BORIS);
    await boris.openDialog(phone.client);
    await boris.message('He knows the company').waitFor();
    await boris.account.clearDesk();
    await boris.account.patch('/api/me', { status: 'offline' });
  });

  it('of the same operator agree on what is read', async () => {
    // Boris has come to work meanwhile, and the chat might be his.
    await onlyAnnaAtWork(windows, BORIS);
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await anna.page.goto('/chat');
    const second = await OperatorWindow.open(windows, ANNA);
    await phone.write('Read me once');
    const unread = second.page.getByRole('link', { name: new RegExp(`^${phone.client} .*1 unread message`) });
    await unread.waitFor();
    await anna.openDialog(phone.client);
    await unread.waitFor({ state: 'detached' });
    await second.row(phone.client).waitFor();
  });
});
