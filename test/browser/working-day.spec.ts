import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Account } from './support/account.js';
import { enterFrame } from './support/framed-desk.js';
import { KeyboardDesk } from './support/keyboard-desk.js';
import type { Layout } from './support/layout.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS, demoPassword } from './support/product.js';
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
  { name: 'in a frame of 380 pixels on another site', layout: 'Russian', locale: 'en', framed: true },
];
const CRM_PORT = 28_440;
const TELEGRAM = 'demo-telegram-bot';

for (const { name, layout, locale, framed } of DAYS) {
  describe(`a working day without a mouse, ${name}`, () => {
    let windows: Windows;
    let account: Account;
    let desk: KeyboardDesk;
    let phone: PhoneWindow;
    let other: PhoneWindow;
    let macroId: number;
    let leave = async (): Promise<void> => undefined;
    const command = `day${Date.now().toString(36)}`;

    before(async () => {
      windows = await Windows.start({ allowed: framed ? /violates the following|status of 404/ : /status of 404|Push API/ });
      await onlyAnnaAtWork(windows, ANNA, BORIS);
      account = await Account.signIn(await windows.context(), ADMIN);
      await account.patch('/api/me', { locale, colorScheme: 'light', status: 'away' });
      macroId = (await account.post<{ id: number }>('/api/macros', { command, name: 'Day', text: 'Good day, {{client.name}}' })).id;
      phone = await PhoneWindow.switchOn(windows, aClientName(), { channel: TELEGRAM });
      other = await PhoneWindow.switchOn(windows, aClientName());
      await phone.write('Where is my bread?');
      await phone.waitUntilTaken('Where is my bread?');
      await other.write('It is me from here');
      await other.waitUntilTaken('It is me from here');
    });
    after(async () => {
      await account.remove(`/api/macros/${macroId}`);
      await account.patch('/api/me', { locale: 'en', status: 'away' });
      await leave();
      await windows.close();
    });

    async function signIn(): Promise<void> {
      const page = await windows.open('/login', { locale });
      desk = new KeyboardDesk(page, page, layout, locale);
      const email = page.getByLabel(desk.say('auth:field.email'), { exact: true });
      await email.waitFor();
      await desk.keepsFocus('the log-in page is open');
      if (!(await email.evaluate('(field) => field === document.activeElement'))) await desk.key('Shift+Tab');
      await desk.focused(email);
      await desk.key('Control+a');
      await desk.type(ADMIN);
      await desk.key('Tab');
      await desk.type(demoPassword());
      await desk.key('Enter');
      await page.getByRole('navigation').first().waitFor();
    }

    it('comes to work and goes online', async () => {
      if (framed) ({ desk, leave } = await enterFrame(windows, account, { port: CRM_PORT, layout, locale }));
      else await signIn();
      await desk.command('account.online');
      await desk.window.waitFor({ state: 'detached' });
      await desk.keepsFocus('the palette');
      if (framed) return;
      await desk.press('g');
      await desk.press('u');
      await desk.window.waitFor();
      await desk.keepsFocus('the account window is opened');
      await desk.leaveWindow('the account window');
    });

    it('takes a dialog, answers, quotes, calls a quick answer up, comments and reacts', async () => {
      await desk.openDialog(phone.client);
      await desk.keepsFocus('a dialog is opened by the palette');
      await desk.command('dialog.claim');
      await desk.window.waitFor({ state: 'detached' });
      await desk.keepsFocus('a dialog is taken');
      await desk.answer('It is in the oven');
      await phone.bubble('It is in the oven').waitFor();
      await desk.press('q');
      await desk.focused(desk.composer);
      await desk.type('This one');
      await desk.key('Enter');
      await desk.message(/This one/).waitFor();
      await desk.key('Escape');
      await desk.press('d', { shift: true });
      await desk.place.getByRole('option').first().waitFor();
      await desk.type(command);
      await desk.place.getByRole('option', { name: command }).waitFor();
      await desk.key('Enter');
      await desk.key('Enter');
      await phone.bubble(`Good day, ${phone.client}`).waitFor();
      await desk.key('Escape');
      await desk.press('n');
      await desk.type('He likes rye');
      await desk.key('Enter');
      await desk.message(/He likes rye/).waitFor();
      await desk.key('Escape');
      await desk.keepsFocus('a comment');
      await desk.press('m');
      await desk.keepsFocus('the reactions are offered');
      await desk.key('Enter');
      await desk.keepsFocus('a reaction');
    });

    it('goes back to the list and comes again, where there is one pane at a time', { skip: !framed }, async () => {
      await desk.toThread();
      await desk.key('Escape');
      await desk.composer.waitFor({ state: 'detached' });
      await desk.keepsFocus('the way back to the list');
      await desk.openDialog(phone.client);
      await desk.keepsFocus('the dialog came again');
    });

    it('finds in the dialog', async () => {
      await desk.press('f', { control: true });
      await desk.focused(desk.place.getByPlaceholder(desk.say('chat:find.placeholder')));
      await desk.type('oven');
      await desk.place
        .getByText(desk.say('chat:find.count', { at: '1', of: '1' }))
        .first()
        .waitFor();
      await desk.key('Escape');
      await desk.keepsFocus('the search in the dialog');
    });

    for (const [action, key] of [
      ['dialog.transfer', 't'],
      ['dialog.snooze', 'h'],
      ['dialog.ticket', 'd'],
    ] as const) {
      it(`opens and leaves the window of ${action} by its key and by the palette`, async () => {
        await desk.toThread();
        await desk.press(key);
        await desk.window.waitFor();
        await desk.keepsFocus(`${action} is opened`);
        await desk.leaveWindow(action);
        await desk.command(action);
        await desk.window.getByRole('heading').first().waitFor();
        await desk.leaveWindow(`${action} from the palette`);
      });
    }

    for (const action of ['dialog.export', 'dialog.share', 'card.link']) {
      it(`opens and leaves the window of ${action}`, async () => {
        await desk.toThread();
        await desk.command(action);
        await desk.window.getByRole('heading').first().waitFor();
        await desk.keepsFocus(`${action} is opened`);
        await desk.leaveWindow(action);
      });
    }

    it('puts the client on the black list and takes him off', async () => {
      await desk.toThread();
      const panel = desk.place.getByRole('complementary');
      if (!(await panel.isVisible())) await desk.press('i');
      const menu = panel.getByRole('button', { name: desk.say('card:menu') });
      for (const entry of ['blacklist', 'unblacklist']) {
        await menu.press('Enter');
        await desk.place.getByRole('menuitem', { name: desk.say(`chat:client.${entry}`) }).press('Enter');
        await desk.focused(desk.window.getByRole('button', { name: desk.say('ui:cancel') }));
        await desk.key('Shift+Tab');
        await desk.key('Enter');
        await desk.windowGone(`the question of ${entry}`);
      }
      assert.equal(await desk.window.count(), 0);
    });

    it('looks the shortcuts up', async () => {
      await desk.press('/', { shift: true });
      await desk.window.waitFor();
      await desk.keepsFocus('the shortcuts are shown');
      await desk.leaveWindow('the shortcuts');
    });
  });
}
