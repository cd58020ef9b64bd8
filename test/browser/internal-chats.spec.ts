import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { ColleagueWindow } from './support/colleague-window.js';
import { pressKey } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { aPicture } from './support/pictures.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const mark = (): string => Math.random().toString(36).slice(2, 8);
const of = (key: string): RegExp => pattern(`internal-chats:${key}`);

describe('colleagues among themselves', () => {
  let windows: Windows;
  let admin: ColleagueWindow;
  let anna: ColleagueWindow;
  before(async () => {
    // Whoever was removed from a group asks once more for it, and hears that it is not there; one of them loses the line for a while.
    windows = await Windows.start({ allowed: /status of 404|ERR_INTERNET_DISCONNECTED/ });
    admin = new ColleagueWindow(await OperatorWindow.open(windows, ADMIN, { path: '/colleagues' }));
    anna = new ColleagueWindow(await OperatorWindow.open(windows, ANNA, { path: '/colleagues' }));
  });
  after(() => windows.close());

  /** Both stand in the chat with each other. */
  async function inTalk(): Promise<void> {
    await admin.writeTo('Anna');
    await admin.write(`hello ${mark()}`);
    await anna.open(admin.account.name);
  }

  it('write to each other: at once on both sides, and the writer sees that it was read', async () => {
    await inTalk();
    const words = `read me ${mark()}`;
    await admin.write(words);
    await anna.message(words).waitFor();
    await anna.page.bringToFront();
    await admin.message(new RegExp(`${words}.*${text('internal-chats:message.read')}$`)).waitFor();
  });

  it('are told of what they do not look at: in the list and on the rail', async () => {
    await inTalk();
    await anna.page.goto('/chat');
    await admin.write(`look here ${mark()}`);
    await anna.page.getByRole('link', { name: /^Colleagues, \d+ unread chats?$/ }).click();
    await anna
      .row(admin.account.name)
      .getByRole('img', { name: /unread message/ })
      .waitFor();
    await anna.open(admin.account.name);
    await anna.page
      .getByRole('img', { name: /unread message/ })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('edit the last message with the arrow up, and delete it: for both', async () => {
    await inTalk();
    const words = `first ${mark()}`;
    await admin.write(words);
    await anna.message(words).waitFor();
    await admin
      .message(new RegExp(`${words}.*${text('internal-chats:message.sent')}|${words}.*${text('internal-chats:message.read')}`))
      .waitFor();
    await admin.composer.press('ArrowUp');
    const field = admin.page.getByRole('textbox', { name: text('composer:editField') });
    assert.equal(await field.inputValue(), words);
    const changed = `second ${mark()}`;
    await field.fill(changed);
    await field.press('Enter');
    await anna.message(new RegExp(`${changed}.*${text('internal-chats:message.edited')}`)).waitFor();
    await admin.act(changed, 'delete');
    await admin.page
      .getByRole('dialog')
      .getByRole('button', { name: text('internal-chats:delete.yes') })
      .click();
    await anna.message(changed).waitFor({ state: 'detached' });
    await anna.message(of('message.deleted')).last().waitFor();
  });

  it('answer a message with its quote, which goes to it; pin it above the thread for both', async () => {
    await inTalk();
    const words = `to be quoted ${mark()}`;
    await admin.write(words);
    await anna.act(words, 'quote');
    const answer = `answer ${mark()}`;
    await anna.write(answer);
    await admin.message(answer).getByRole('button', { name: words }).click();
    await admin.page.locator('[data-flashed]').filter({ hasText: words }).waitFor();
    await admin.act(words, 'pin');
    const bar = anna.page.getByRole('group', { name: text('internal-chats:pins.label') });
    await bar.getByText(words).waitFor();
    await bar.getByRole('button', { name: text('internal-chats:message.unpin') }).click();
    await admin.page
      .getByRole('group', { name: text('internal-chats:pins.label') })
      .getByText(words)
      .waitFor({ state: 'detached' });
  });

  it('send pictures', async () => {
    await inTalk();
    await admin.page.locator('input[type=file]').setInputFiles(aPicture('point.png'));
    await admin.page.getByRole('button', { name: text('chat:composer.send'), exact: true }).click();
    const picture = anna
      .message(/point\.png/)
      .last()
      .getByRole('button', { name: text('message:openPicture') });
    await picture.locator('img').waitFor();
    const width = await picture
      .locator('img')
      .evaluate((image: { decode(): Promise<void>; naturalWidth: number }) => image.decode().then(() => image.naturalWidth));
    assert.equal(width, 1);
  });

  it('keep what they forward to Favourites, though the original is deleted', async () => {
    await inTalk();
    const words = `keep this ${mark()}`;
    await admin.write(words);
    await anna.act(words, 'forward');
    const window = anna.page.getByRole('dialog', { name: text('internal-chats:forward.title') });
    await window.getByRole('option', { name: text('internal-chats:favourites') }).click();
    await window.getByRole('button', { name: of('forward.action_one') }).click();
    await window.waitFor({ state: 'detached' });
    await admin.act(words, 'delete');
    await admin.page
      .getByRole('dialog')
      .getByRole('button', { name: text('internal-chats:delete.yes') })
      .click();
    await anna.message(words).waitFor({ state: 'detached' });
    await anna.open(text('internal-chats:favourites'));
    const copy = anna.message(new RegExp(`^${admin.account.name}.*${words}`));
    await copy.waitFor();
    assert.equal(await copy.getAttribute('data-side'), 'in');
  });

  it('talk in a group: who is called by @ sees it, who has read it is told, who is removed sees it no more', async () => {
    const name = `Group ${mark()}`;
    await admin.makeGroup(name, ['Anna', 'Boris']);
    await anna.row(name).waitFor();
    await admin.composer.pressSequentially('@An');
    await admin.page
      .getByRole('listbox', { name: text('internal-chats:composer.mention') })
      .getByRole('option')
      .first()
      .waitFor();
    await admin.composer.press('Enter');
    const words = `are you there ${mark()}`;
    await admin.composer.pressSequentially(words);
    await admin.composer.press('Enter');
    await anna
      .row(name)
      .getByRole('img', { name: text('internal-chats:list.mentioned') })
      .waitFor();
    await anna.open(name);
    await anna.message(words).waitFor();
    const read = admin.message(new RegExp(`${words}.*${text('internal-chats:message.read')}$`));
    await read.waitFor();
    await read.getByRole('button', { name: of('readers.show') }).click();
    const readers = admin.page.getByRole('dialog', { name: text('internal-chats:readers.title') });
    await readers.getByText(anna.account.name).waitFor();
    await admin.page.keyboard.press('Escape');

    await admin.page.getByRole('button', { name: text('ui:actions.colleagues.details') }).click();
    await admin.page.getByRole('button', { name: pattern('internal-chats:details.memberMenu', 'en', { name: anna.account.name }) }).click();
    await admin.page.getByRole('menuitem', { name: text('internal-chats:group.remove') }).click();
    await admin.page
      .getByRole('dialog')
      .getByRole('button', { name: text('internal-chats:group.remove') })
      .click();
    await anna.row(name).waitFor({ state: 'detached' });
    await anna.page.getByText(text('internal-chats:thread.gone')).waitFor();
    await admin.page
      .getByRole('log')
      .getByText(
        pattern('internal-chats:system.member_removed', 'en', { by: admin.account.name, who: anna.account.name.replace(/\.$/, '') }),
      )
      .waitFor();
  });

  it('find chats, people and messages, and open a message where it stands', async () => {
    await inTalk();
    const rare = `zebra${mark()}`;
    await admin.write(`the ${rare} is found`);
    await anna.message(new RegExp(rare)).waitFor();
    await anna.page.goto('/colleagues');
    await anna.page.getByRole('searchbox', { name: text('internal-chats:list.search') }).fill(rare);
    await anna.page.getByRole('button', { name: new RegExp(rare) }).click();
    await anna.message(new RegExp(rare)).waitFor();
    assert.match(anna.page.url(), /message=\d+/);
    await anna.page.getByRole('button', { name: text('chat:list.clearSearch') }).click();
  });

  it('keep what one writes while the line is down, and it arrives by itself', async () => {
    await inTalk();
    const words = `offline ${mark()}`;
    await admin.page.context().setOffline(true);
    await admin.write(words);
    await admin.message(words).waitFor();
    await admin.page.context().setOffline(false);
    await anna.message(words).waitFor({ timeout: 30_000 });
  });

  for (const layout of ['Latin', 'Russian'] as const) {
    it(`work by keyboard (${layout} layout): walk the list, write, quote, leave`, async () => {
      await inTalk();
      await admin.page.keyboard.press('Escape');
      await pressKey(admin.page, 'j', layout);
      await pressKey(admin.page, 'k', layout);
      await admin.open(anna.account.name);
      await admin.page.keyboard.press('Escape');
      const words = `by keys ${mark()}`;
      await pressKey(admin.page, 'r', layout);
      await admin.page.keyboard.insertText(words);
      await admin.page.keyboard.press('Enter');
      await anna.message(words).waitFor();
      // From the composer to the thread, up to the message, and an answer to it.
      await admin.page.keyboard.press('Escape');
      await admin.page.keyboard.press('ArrowUp');
      await admin.page.locator('article:focus').waitFor();
      await pressKey(admin.page, 'q', layout);
      await admin.composer.waitFor();
      await admin.page.keyboard.insertText('quoted by keys');
      await admin.page.keyboard.press('Enter');
      await anna
        .message(/quoted by keys/)
        .last()
        .getByRole('button', { name: words })
        .waitFor();
    });
  }

  it('have no violations, wide and narrow, light and dark', async () => {
    await inTalk();
    await admin.page.getByRole('button', { name: text('ui:actions.colleagues.details') }).click();
    await assertCleanInEveryLook(admin.page, 'a chat with its details');
    await anna.page
      .getByRole('button', { name: text('ui:actions.colleagues.start') })
      .first()
      .click();
    await anna.page.getByRole('option').first().waitFor();
    await assertCleanInEveryLook(anna.page, 'the window to write to somebody');
  });
});

describe('a client’s message', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
  });
  after(() => windows.close());

  it('is forwarded to a colleague with its author and channel', async () => {
    const operator = await OperatorWindow.open(windows, ANNA);
    await operator.account.clearDesk();
    const admin = new ColleagueWindow(await OperatorWindow.open(windows, ADMIN, { path: '/colleagues' }));
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    const words = `what does it cost ${mark()}`;
    await phone.write(words);
    await operator.openDialog(phone.client);
    await operator.message(words).hover();
    await operator
      .message(words)
      .getByRole('button', { name: text('ui:actions.message.forward') })
      .click();
    const window = operator.page.getByRole('dialog', { name: text('internal-chats:forward.title') });
    await window.getByRole('combobox').fill(admin.account.name.split(' ')[0] ?? '');
    await window.getByRole('option').first().click();
    await window.getByRole('button', { name: of('forward.action_one') }).click();
    await window.waitFor({ state: 'detached' });
    await admin.open(operator.account.name);
    await admin.message(new RegExp(`^${phone.client}.*${words}`)).waitFor();
  });
});
