import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { CONSOLE_PAGES, OPEN_PAGES } from './support/pages.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const PHONE_SIZE = { width: 380, height: 720 };

describe('on a screen of 380 pixels', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
  });
  after(() => windows.close());

  it('a client and an operator talk, one pane at a time', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, PHONE_SIZE);
    await anna.account.clearDesk();
    const phone = await PhoneWindow.switchOn(windows, aClientName(), PHONE_SIZE);
    await phone.write('From a small screen');
    await anna.openDialog(phone.client);
    await assertFits(anna.page);
    await anna.reply('To a small screen');
    await phone.bubble('To a small screen').waitFor();
    await assertFits(phone.page);
    await anna.page
      .getByRole('button', { name: text('ui:back') })
      .or(anna.page.getByRole('link', { name: text('ui:back') }))
      .first()
      .click();
    await anna.row(phone.client).waitFor();
  });

  it('the knobs of the phone are behind its menu', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName(), PHONE_SIZE);
    await phone.page.getByRole('button', { name: text('simulator:phone.menu') }).click();
    await phone.page.getByRole('dialog').getByText(text('simulator:controls.failNext')).waitFor();
    await assertFits(phone.page);
  });

  it('no page is wider than the screen', async () => {
    for (const path of OPEN_PAGES) await assertFits(await windows.open(path, PHONE_SIZE));
    const admin = await OperatorWindow.open(windows, ADMIN, PHONE_SIZE);
    for (const path of CONSOLE_PAGES) {
      await admin.page.goto(path);
      await assertFits(admin.page);
    }
  });
});

async function assertFits(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const width = await page.evaluate<number>('Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)');
  assert.ok(width <= PHONE_SIZE.width, `${page.url()} is ${width} pixels wide`);
}
