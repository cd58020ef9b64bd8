import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN, ANNA } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('the account window, by keyboard', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  const icon = (window: OperatorWindow, locale: 'en' | 'ru' = 'en'): Locator =>
    window.page.getByRole('button', { name: pattern('app:account.button', locale) });
  const dialog = (window: OperatorWindow, locale: 'en' | 'ru' = 'en'): Locator =>
    window.page.getByRole('dialog', { name: text('app:account.title', locale) });

  /** Escape in the field that was changed; the window is left open for what comes next. */
  async function putsOnlyTheFieldBack({ page }: OperatorWindow, field: Locator, kept: string): Promise<void> {
    await field.fill('Not meant');
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement.value === ${JSON.stringify(kept)}`);
    await field.and(page.locator(':focus')).waitFor();
  }

  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/tickets', scheme: 'auto' });
  });
  after(() => windows.close());

  it('opens from the icon, keeps what is chosen and typed, reads the balance anew', async () => {
    const { page } = admin;
    await icon(admin).press('Enter');
    const window = dialog(admin);
    await window.waitFor();
    await window.getByRole('radio', { name: pattern('app:status.online') }).focus();
    await page.keyboard.press('ArrowDown');
    await window.getByRole('radio', { name: pattern('app:status.away'), checked: true }).waitFor();
    await icon(admin)
      .and(page.locator(`[aria-label*="${text('app:status.away')}"]`))
      .waitFor();
    const phone = window.getByLabel(text('app:account.phone'));
    const before = await phone.inputValue();
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/me') && answer.request().method() === 'PATCH');
    await phone.fill('+44 20 7946 0958');
    await page.keyboard.press('Enter');
    assert.equal((await saved).status(), 200);
    await putsOnlyTheFieldBack(admin, phone, '+44 20 7946 0958');
    const read = page.waitForResponse((answer) => answer.url().includes('/balance'));
    await window.getByRole('button', { name: text('app:account.refreshBalance') }).press('Enter');
    assert.equal((await read).status(), 200);
    await window.getByText(pattern('app:account.balanceAt')).waitFor();
    await assertCleanInEveryLook(page, 'the account window');
    await admin.account.patch('/api/me', { phone: before, status: 'online' });
  });

  it('changes the language without a reload; Escape leads back to the icon', async () => {
    const { page } = admin;
    await page.goto('/tickets');
    await icon(admin).press('Enter');
    await page.evaluate('window.notLoadedAnew = true');
    await dialog(admin).getByRole('radio', { name: 'English' }).focus();
    await page.keyboard.press('ArrowLeft');
    await dialog(admin, 'ru').waitFor();
    assert.equal(await page.evaluate('window.notLoadedAnew'), true);
    await assertCleanInEveryLook(page, 'the account window in Russian');
    await page.goto('/tickets');
    await icon(admin, 'ru').press('Enter');
    await dialog(admin, 'ru').getByRole('radio', { name: 'Русский' }).focus();
    await page.keyboard.press('ArrowRight');
    await dialog(admin).waitFor();
    await page.keyboard.press('Escape');
    await dialog(admin).waitFor({ state: 'detached' });
    await icon(admin).and(page.locator(':focus')).waitFor();
  });

  it('on a narrow screen too, Escape in the phone puts only the field back, the next one closes the window', async () => {
    const narrow = await OperatorWindow.open(windows, ADMIN, { path: '/tickets', width: 380 });
    await icon(narrow).press('Enter');
    const phone = dialog(narrow).getByLabel(text('app:account.phone'));
    await putsOnlyTheFieldBack(narrow, phone, await phone.inputValue());
    await narrow.page.keyboard.press('Escape');
    await dialog(narrow).waitFor({ state: 'detached' });
    await narrow.page.close();
  });

  it('tells an operator nothing of the balance, and lets him out', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, { path: '/tickets' });
    await icon(anna).press('Enter');
    const window = dialog(anna);
    const out = window.getByRole('button', { name: text('app:account.signOut') });
    await out.waitFor();
    assert.equal(await window.getByText(text('app:account.balance')).count(), 0);
    assert.equal(await window.getByRole('button', { name: text('app:account.refreshBalance') }).count(), 0);
    assert.equal(await anna.account.statusOf('GET', '/api/company/balance'), 403);
    await out.press('Enter');
    await anna.page.waitForURL('**/login**');
  });
});
