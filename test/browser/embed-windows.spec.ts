import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { picture, violations } from './support/axe.js';
import { Crm, DESK, type CrmWish } from './support/crm.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

/** What a frame may not do, and what a page keeps from it. */
const REFUSED = /status of 40[134]|violates the following|Permissions policy|ERR_CONNECTION/;
const [FIRST_PORT, PORTS] = [28_461, 14];
const WIDTHS = [320, 380];

/** How each window and menu of a dialog is opened, by the text of its entry or button. */
const FROM_MENU = ['transfer', 'snooze', 'ticket', 'export', 'share'].map((name) => `ui:actions.dialog.${name}`);
const FROM_COMPOSER = ['chat:composer.share'];
const OFF: Record<string, (frame: FrameLocator) => Locator> = {
  macros: (frame) => frame.getByRole('button', { name: pattern('ui:actions.write.quickAnswer') }),
  comment: (frame) => frame.getByRole('button', { name: pattern('chat:composer.toComment') }),
  assignChat: (frame) => frame.getByRole('menuitem', { name: text('ui:actions.dialog.transfer') }),
  exportChat: (frame) => frame.getByRole('menuitem', { name: text('ui:actions.dialog.export') }),
  shareChat: (frame) => frame.getByRole('menuitem', { name: text('ui:actions.dialog.share') }),
  unread: (frame) => frame.getByRole('menuitem', { name: text('ui:actions.dialog.unread') }),
  search: (frame) => frame.getByRole('menuitem', { name: text('ui:actions.dialog.find') }),
};

describe('what opens in a frame of another site', () => {
  let windows: Windows;
  let admin: Account;
  let wish: Omit<CrmWish, 'port'>;
  let tokenId: number;
  let dialogId: number;
  let port = FIRST_PORT;
  const running: Crm[] = [];

  before(async () => {
    windows = await Windows.start({ allowed: REFUSED, flags: ['--test-third-party-cookie-phaseout'] });
    await onlyAnnaAtWork(windows, ANNA, BORIS);
    admin = await Account.signIn(await windows.context(), ADMIN);
    await admin.patch('/api/me', { locale: 'en', colorScheme: 'auto', status: 'away' });
    const embedOrigins = Array.from({ length: PORTS }, (_, at) => `http://localhost:${FIRST_PORT + at}`);
    await admin.patch('/api/company', { embedOrigins });
    const made = await admin.post<{ id: number; token: string }>('/api/api-tokens', { name: 'CRM', scopes: ['embed:write'] });
    const { company } = await admin.get<{ company: { id: number } }>('/api/me');
    tokenId = made.id;
    wish = { token: made.token, companyId: company.id, operatorId: admin.id };
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('What fits in there?');
    await phone.waitUntilTaken('What fits in there?');
    const { items } = await admin.get<{ items: { id: number; client: { name: string } }[] }>('/api/dialogs?filter=all&limit=100');
    dialogId = items.find(({ client }) => client.name === phone.client)!.id;
    await admin.post(`/api/dialogs/${dialogId}/claim`);
    wish = { ...wish, more: { dialog_id: dialogId } };
  });
  afterEach(() => running.splice(0).forEach((crm) => crm.stop()));
  after(async () => {
    await admin.statusOf('POST', `/api/dialogs/${dialogId}/close`);
    await admin.remove(`/api/api-tokens/${tokenId}`);
    await admin.patch('/api/company', { embedOrigins: [] });
    await windows.close();
  });

  async function aPage(more: Partial<CrmWish> = {}): Promise<{ page: Page; frame: FrameLocator }> {
    const crm = await Crm.start({ ...wish, port: (port += 1) - 1, ...more });
    running.push(crm);
    const page = await windows.open(crm.url, { width: 420, height: 740 });
    const frame = page.frameLocator('#deskwire');
    await frame.getByRole('textbox', { name: text('chat:composer.reply') }).waitFor();
    return { page, frame };
  }
  const inside = (page: Page): Frame => page.frames().find((one) => one.url().startsWith(DESK))!;
  const more = (frame: FrameLocator): Locator => frame.getByRole('button', { name: text('chat:dialog.more') });

  /** Nothing goes out of the frame, neither of the page nor of what lies over it. */
  async function fits(page: Page, shown: Locator, what: string): Promise<void> {
    await picture(page, what);
    const { wide, own } = await inside(page).evaluate<{ wide: number; own: number }>(
      '({ wide: document.documentElement.scrollWidth, own: innerWidth })',
    );
    assert.ok(wide <= own, `${what}: ${wide} pixels in a frame of ${own}`);
    const [box, around] = [await shown.boundingBox(), await page.locator('#deskwire').boundingBox()];
    assert.ok(box && around && box.x >= around.x && box.y >= around.y, what);
    const [right, bottom] = [box.x + box.width - around.x, box.y + box.height - around.y];
    assert.ok(right <= around.width && bottom <= around.height, `${what} ends at ${right}, ${bottom}`);
    // A menu floats outside of the landmarks, as every one does; axe exempts windows from that rule and menus not.
    const found = (await violations(inside(page))).filter((one) => !/^region .*(Menu-item|option)/.test(one));
    assert.deepEqual(found, [], what);
  }
  /** What is opened fits, and goes again by its own button or by Escape. */
  async function walk(page: Page, frame: FrameLocator, what: string): Promise<void> {
    const shown = frame.getByRole('dialog').or(frame.getByRole('menu')).or(frame.getByRole('listbox')).filter({ visible: true }).first();
    await shown.waitFor();
    await fits(page, shown, what);
    const close = shown.getByRole('button', { name: text('ui:close'), exact: true });
    if ((await close.count()) > 0) await close.click();
    else await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
  }

  for (const width of WIDTHS) {
    it(`every window and menu of a dialog fits in ${width} pixels and is clean for axe`, async () => {
      const { page, frame } = await aPage();
      await page.evaluate(`document.getElementById('deskwire').style.width = '${width}px'`);
      await more(frame).click();
      await walk(page, frame, `more, ${width}`);
      for (const entry of FROM_MENU) {
        await more(frame).click();
        await frame.getByRole('menuitem', { name: text(entry) }).click();
        await frame.getByRole('menu').waitFor({ state: 'detached' });
        await walk(page, frame, `${text(entry)}, ${width}`);
      }
      for (const button of FROM_COMPOSER) {
        await frame.getByRole('button', { name: pattern(button) }).click();
        await walk(page, frame, `${text(button)}, ${width}`);
      }
      await page.context().close();
    });
  }

  for (const [action, control] of Object.entries(OFF)) {
    it(`${action} switched off is nowhere to be pressed`, async () => {
      const { page, frame } = await aPage({ more: { dialog_id: dialogId, disabled_actions: action } });
      await more(frame).click();
      await frame.getByRole('menuitem', { name: text('ui:actions.dialog.ticket') }).waitFor();
      for (const [name, one] of Object.entries(OFF)) {
        const there = await one(frame).count();
        if (name === 'macros' || name === 'comment') continue;
        assert.equal(there > 0, name !== action, `${name} beside ${action}`);
      }
      await page.keyboard.press('Escape');
      await frame.getByRole('menu').waitFor({ state: 'detached' });
      assert.equal(await control(frame).count(), 0);
      await page.context().close();
    });
  }

  it('a voice note is recorded where the page allows the microphone', async () => {
    const { frame } = await aPage();
    await frame.getByRole('button', { name: pattern('ui:actions.write.voice') }).click();
    await frame.getByRole('button', { name: text('chat:voice.listen'), disabled: false }).waitFor();
    await frame.getByRole('button', { name: text('chat:voice.cancel') }).click();
    await frame.getByRole('button', { name: pattern('ui:actions.write.voice') }).waitFor();
  });

  it('where it does not, the operator is told what the page has to give', async () => {
    const { frame } = await aPage({ microphone: false });
    await frame.getByRole('button', { name: pattern('ui:actions.write.voice') }).click();
    await frame.getByText(text('chat:voice.problem.refused_in_frame')).waitFor();
  });
});
