import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { Account } from './support/account.js';
import { enterFrame } from './support/framed-desk.js';
import { KeyboardDesk } from './support/keyboard-desk.js';
import type { Layout } from './support/layout.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import type { Locale } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

interface Day {
  name: string;
  layout: Layout;
  locale: Locale;
  framed: boolean;
}

const DAYS: Day[] = [
  { name: 'on a Latin layout', layout: 'Latin', locale: 'en', framed: false },
  { name: 'on ЙЦУКЕН', layout: 'Russian', locale: 'ru', framed: false },
  { name: 'in a frame of 380 pixels on another site', layout: 'Latin', locale: 'en', framed: true },
];
const CRM_PORT = 28_444;

for (const { name, layout, locale, framed } of DAYS) {
  describe(`what a working day without a mouse leaves done, ${name}`, () => {
    let windows: Windows;
    let account: Account;
    let desk: KeyboardDesk;
    let phone: PhoneWindow;
    let other: PhoneWindow;
    let tagId: number;
    let leave = async (): Promise<void> => undefined;
    const tag = `Day ${Date.now().toString(36)}`;

    before(async () => {
      windows = await Windows.start({ allowed: framed ? /violates the following|status of 404/ : /status of 404|Push API/ });
      await onlyAnnaAtWork(windows, ANNA, BORIS);
      const context = await windows.context({ locale });
      account = await Account.signIn(context, ADMIN);
      await account.patch('/api/me', { locale, colorScheme: 'light', status: 'away' });
      await takeAllNew(account);
      const look = { backgroundColor: '0b7285', textColor: 'ffffff', groupId: null };
      tagId = (await account.post<{ id: number }>('/api/tags', { label: tag, ...look })).id;
      phone = await PhoneWindow.switchOn(windows, aClientName());
      other = await PhoneWindow.switchOn(windows, aClientName());
      for (const each of [phone, other]) {
        await each.write(`Sourdough for ${each.client}`);
        await each.waitUntilTaken(`Sourdough for ${each.client}`);
      }
      if (framed) ({ desk, leave } = await enterFrame(windows, account, { port: CRM_PORT, layout, locale }));
      else {
        const page = await context.newPage();
        await page.goto('/chat?filter=new');
        await page.getByRole('navigation').first().waitFor();
        desk = new KeyboardDesk(page, page, layout, locale);
      }
    });
    after(async () => {
      await leave();
      const again = await Account.signIn(await windows.context(), ADMIN);
      await again.remove(`/api/tags/${tagId}`);
      await again.clearDesk();
      await again.patch('/api/me', { locale: 'en', status: 'away' });
      await windows.close();
    });

    const row = (client: string): Locator => desk.place.getByRole('link', { name: new RegExp(`^${client} `) });
    const panel = async (): Promise<Locator> => {
      const part = desk.place.getByRole('complementary');
      await desk.toThread();
      if (!(await part.isVisible())) await desk.press('i');
      await part.waitFor();
      return part;
    };
    /** In the frame the card covers the dialog. */
    const leavePanel = async (): Promise<void> => {
      if (!framed) return;
      await desk.key('Escape');
      await desk.place.getByRole('complementary').waitFor({ state: 'hidden' });
      await desk.keepsFocus('the card is left');
    };
    const toList = async (): Promise<void> => {
      if (!framed) return;
      await desk.toThread();
      await desk.key('Escape');
      await desk.composer.waitFor({ state: 'detached' });
      await desk.keepsFocus('the way back to the list');
    };

    it('takes what waits by the lightning, and walks from one to the other', async () => {
      await desk.place.getByRole('group', { name: desk.say('chat:list.filters') }).waitFor();
      await desk.key('F6');
      await desk.press('l');
      await desk.composer.waitFor();
      await desk.keepsFocus('the lightning');
      await desk.openDialog(phone.client);
      await toList();
      await desk.press('j');
      await desk.composer.waitFor();
      await desk.keepsFocus('j');
      await desk.openDialog(phone.client);
    });

    it('puts a tag on the client, and takes it off', async () => {
      const card = await panel();
      await card.getByRole('button', { name: desk.say('chat:client.addTag') }).press('Enter');
      await desk.place.getByRole('menuitem', { name: tag }).press('Enter');
      const take = card.getByRole('button', { name: desk.say('chat:client.takeTag', { name: tag }) });
      await take.waitFor();
      await desk.keepsFocus('a tag is put on');
      await take.press('Enter');
      await take.waitFor({ state: 'detached' });
      await desk.keepsFocus('a tag is taken off');
    });

    it("edits the client's card", async () => {
      const card = await panel();
      const field = card.getByRole('button', { name: new RegExp(`^${desk.say('card:field.email')}`) });
      await field.press('Enter');
      await desk.type('bread@example.org');
      await desk.key('Enter');
      await field.filter({ hasText: 'bread@example.org' }).waitFor();
      await desk.focused(field);
      await leavePanel();
    });

    it('makes a ticket', async () => {
      const title = `Call ${phone.client} back`;
      await desk.toThread();
      await desk.press('d');
      await desk.focused(desk.window.getByRole('textbox', { name: desk.say('tickets:title') }));
      await desk.type(title);
      await desk.key('Enter');
      await desk.windowGone('a ticket is made');
      await (await panel()).getByRole('button', { name: new RegExp(`TICK-\\d+.*${title}`) }).waitFor();
      await leavePanel();
    });

    it('marks a dialog unread', async () => {
      await desk.toThread();
      await desk.press('u');
      await desk.place.getByText(desk.say('chat:dialog.markedUnread')).first().waitFor();
      await desk.keepsFocus('the mark');
    });

    it('transfers a dialog to a colleague, and looks at it again', async () => {
      await desk.toThread();
      await desk.press('t');
      await desk.focused(desk.window.getByRole('combobox'));
      await desk.type('Anna');
      await desk.window.getByRole('option', { name: /Anna/ }).first().waitFor();
      await desk.key('Enter');
      await desk.windowGone('a transfer');
      await desk.openDialog(phone.client);
      await desk.keepsFocus('the transferred dialog is looked at');
    });

    it('puts a dialog off, finds it among such, and takes it back', async () => {
      await desk.toThread();
      await desk.press('h');
      await desk.focused(desk.window.getByRole('button', { name: desk.like('chat:snooze.time.hour') }));
      await desk.key('Enter');
      await desk.windowGone('it is put off');
      await desk.openDialog(phone.client);
      await desk.command('dialog.wake');
      await desk.windowGone('the palette');
      await desk.log.getByText(desk.like('chat:system.snooze_cancelled')).last().waitFor();
      await desk.keepsFocus('it is back');
    });

    it('makes a link to the chat', async () => {
      await desk.toThread();
      await desk.command('dialog.share');
      await desk.window.getByRole('button', { name: desk.say('shares:make') }).press('Enter');
      await desk.window.getByRole('textbox', { name: desk.say('shares:link') }).waitFor();
      await desk.keepsFocus('a link is made');
      await desk.leaveWindow('the links');
    });

    it('closes a request', async () => {
      await desk.toThread();
      await desk.press('e');
      await row(phone.client).waitFor({ state: 'detached' });
      await desk.keepsFocus('a dialog is closed');
    });

    it('searches in all dialogs, and comes to the message', async () => {
      await toList();
      await desk.press('/');
      const field = desk.place.getByRole('searchbox', { name: desk.say('chat:list.search') });
      await desk.focused(field);
      await desk.type(other.client);
      await row(other.client).first().waitFor();
      await desk.key('ArrowDown');
      await desk.keepsFocus('the arrow into what was found');
      await desk.key('Enter');
      await desk.message(`Sourdough for ${other.client}`).waitFor();
      await desk.keepsFocus('a found dialog is opened');
    });

    describe('beside the clients', { skip: framed }, () => {
      it('logs out', async () => {
        await desk.command('account.signOut');
        await desk.page.waitForURL('**/login**');
        await desk.keepsFocus('the log-in page');
      });
    });
  });
}

/** Leaves nothing in New and on the desk, so that the lightning takes only what comes now. */
async function takeAllNew(account: Account): Promise<void> {
  for (;;) {
    await account.clearDesk();
    const { items } = await account.post<{ items: unknown[] }>('/api/dialogs/claim-new');
    if (items.length === 0) return;
  }
}
