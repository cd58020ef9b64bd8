import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pressKey, type Layout } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA, BORIS } from './support/product.js';
import { pattern, text, type Locale } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const KEYBOARDS: [Layout, Locale][] = [
  ['Latin', 'en'],
  ['Russian', 'ru'],
];

describe('without a mouse', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
  });
  after(() => windows.close());

  for (const [layout, locale] of KEYBOARDS) {
    it(`an operator opens, answers and closes a dialog (${layout} layout)`, async () => {
      const anna = await OperatorWindow.open(windows, ANNA, { locale });
      await anna.account.clearDesk();
      const phone = await PhoneWindow.switchOn(windows, aClientName());
      await phone.write('Hello');
      await anna.row(phone.client).waitFor();
      const { page } = anna;
      const press = (letter: string) => pressKey(page, letter, layout);

      await press('j');
      await page.getByRole('heading', { name: phone.client }).first().waitFor();
      await press('r');
      await anna.composer.and(page.locator(':focus')).waitFor();
      await page.keyboard.insertText('Answered without a mouse');
      await page.keyboard.press('Enter');
      await phone.bubble('Answered without a mouse').waitFor();
      await page.keyboard.press('Escape');
      await anna.composer.and(page.locator(':focus')).waitFor({ state: 'detached' });
      await press('e');
      await anna.row(phone.client).waitFor({ state: 'detached' });

      await press('g');
      await press('d');
      await anna.row(phone.client).waitFor();
      await pressKey(page, 'k', layout, { control: true });
      await page.getByRole('dialog').getByPlaceholder(text('app:palette.placeholder', locale)).waitFor();
      await page.keyboard.press('Escape');
      await page.context().close();
    });
  }

  it('a client writes, attaches and answers on the phone', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    const { page } = phone;
    await phone.field.focus();
    await page.keyboard.type('Only keys');
    await page.keyboard.press('Enter');
    await phone.waitUntilTaken('Only keys');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await phone.waitUntilTaken(new RegExp(text('simulator:kind.location')));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: text('simulator:attach.menu'), exact: true })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Tab');
    await phone.field.and(page.locator(':focus')).waitFor();
  });

  it('every field of the log-in page can be reached with Tab, in the order in which they stand', async () => {
    const page = await windows.open('/login');
    const password = page.getByLabel(text('auth:field.password'), { exact: true });
    await password.and(page.locator(':focus')).waitFor();
    const names: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab');
      names.push(await page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent'));
    }
    assert.match(names[0] ?? '', pattern('password:show'));
    assert.match(names[1] ?? '', pattern('auth:login.submit'));
    assert.match(names[2] ?? '', pattern('auth:login.forgotten'));
    assert.match(names[3] ?? '', pattern('auth:login.register'));
  });
});
