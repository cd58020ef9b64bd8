import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { assertCleanInEveryLook } from './support/axe.js';
import { pressKey, type Layout } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA } from './support/product.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

const KEYBOARDS: [Layout, Locale][] = [
  ['Latin', 'en'],
  ['Russian', 'ru'],
];

interface Standing {
  balanceMinor: number;
  placesLeft: number;
}

interface Package {
  id: number;
  size: number;
  used: number;
}

describe('the billing page without a mouse', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  const now = (window: OperatorWindow): Promise<Standing> => window.account.get<Standing>('/api/billing');
  const focused = (page: Page, part: Locator): Promise<void> => part.and(page.locator(':focus')).waitFor();

  for (const [layout, locale] of KEYBOARDS) {
    it(`is reached, looked at, paid into, and a package is bought (${layout} layout)`, async () => {
      const admin = await OperatorWindow.open(windows, ADMIN, { locale, scheme: 'auto' });
      const { page } = admin;
      const say = (key: string): string => text(key, locale);
      const button = (key: string, within: Page | Locator = page): Locator =>
        within.getByRole('button', { name: pattern(key, locale) }).first();
      const section = (key: string): Locator => page.getByRole('region', { name: say(key), exact: true });

      await pressKey(page, 'g', layout);
      await pressKey(page, 'w', layout);
      await page.getByRole('heading', { name: say('billing:title'), level: 1 }).waitFor();
      // Before the first dialog of a company there is a sentence instead of a curve.
      const month = section('billing:month.title');
      await month
        .getByRole('img')
        .locator('svg, canvas')
        .first()
        .or(month.getByText(say('billing:month.nothing')))
        .waitFor();
      await section('billing:statement.title').getByRole('row').nth(1).waitFor();
      const ifs = section('billing:whatIf.title');
      await ifs
        .getByRole('table')
        .or(ifs.getByText(say('billing:whatIf.nothing')))
        .waitFor();
      await assertCleanInEveryLook(page, `billing in ${locale}`);

      const before = await now(admin);
      await button('billing:pay.action').press('Enter');
      const amount = page.getByRole('dialog').getByRole('textbox');
      await focused(page, amount);
      await page.keyboard.insertText('0');
      await page.keyboard.press('Enter');
      await page.getByText(pattern('billing:pay.tooLittle', locale)).waitFor();
      await assertCleanInEveryLook(page, `paying in, in ${locale}`);
      await amount.fill('300,50');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/simulator/payments/**');
      await page.locator('button.pay').press('Enter');
      await page.waitForURL('**/billing?payment=*');
      await page
        .getByRole('status')
        .filter({ hasText: pattern('billing:payment.paid', locale) })
        .waitFor();
      await section('billing:statement.title')
        .getByRole('row', { name: pattern('billing:kind.payment', locale) })
        .first()
        .waitFor();
      assert.equal((await now(admin)).balanceMinor, before.balanceMinor + 30_050);

      const buy = page.getByRole('button', { name: say('billing:buy.action') }).first();
      await buy.press('Enter');
      const confirm = page.getByRole('dialog').getByRole('button', { name: pattern('billing:buy.confirm_one', locale) });
      await confirm.waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await focused(page, buy);
      const bought = await now(admin);
      assert.deepEqual([bought.balanceMinor, bought.placesLeft], [before.balanceMinor + 10_050, before.placesLeft + 100]);
      await page.context().close();
    });
  }

  it('a cancelled payment charges nothing, and can be begun again', async () => {
    const admin = await OperatorWindow.open(windows, ADMIN, { path: '/billing' });
    const { page } = admin;
    const { balanceMinor } = await now(admin);
    await page
      .getByRole('button', { name: text('billing:pay.action') })
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('100');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/simulator/payments/**');
    await page.locator('button.cancel').press('Enter');
    await page.waitForURL('**/billing?payment=*');
    const note = page.getByRole('status').filter({ hasText: pattern('billing:payment.cancelled') });
    await note.waitFor();
    await note.getByRole('button', { name: text('billing:payment.again') }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
    await note.getByRole('button', { name: text('ui:close') }).press('Enter');
    await note.waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).search, '');
    assert.equal((await now(admin)).balanceMinor, balanceMinor);
    await page.context().close();
  });

  it('whoever comes back without paying finds the payment, and cancels it', async () => {
    const admin = await OperatorWindow.open(windows, ADMIN, { path: '/billing' });
    const { page } = admin;
    await page
      .getByRole('button', { name: text('billing:pay.action') })
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill('120');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/simulator/payments/**');
    await page.goBack();
    const pending = page.getByRole('status').filter({ hasText: pattern('billing:payment.pending') });
    await pending.getByRole('link', { name: text('billing:payment.goOn') }).waitFor();
    await assertCleanInEveryLook(page, 'a payment that is not made yet');
    await pending.getByRole('button', { name: text('billing:payment.cancel') }).press('Enter');
    const cancelled = page.getByRole('status').filter({ hasText: pattern('billing:payment.cancelled') });
    await cancelled.waitFor();
    const id = Number(new URL(page.url()).searchParams.get('payment'));
    assert.equal((await admin.account.get<{ state: string }>(`/api/billing/payments/${id}`)).state, 'cancelled');
    await page.context().close();
  });

  it('a statement on paper has its days and its entries, and nothing to press', async () => {
    const admin = await OperatorWindow.open(windows, ADMIN, { path: '/billing?kinds=%5B%22package%22%5D' });
    const { page } = admin;
    const statement = page.getByRole('region', { name: text('billing:statement.title'), exact: true });
    await statement.getByRole('row').nth(1).waitFor();
    await page.emulateMedia({ media: 'print' });
    await statement
      .getByRole('row', { name: pattern('billing:kind.package') })
      .first()
      .waitFor();
    for (const gone of [
      statement.getByRole('combobox'),
      statement.getByRole('link', { name: /CSV/ }),
      page.getByRole('navigation').first(),
    ])
      assert.equal(await gone.isVisible(), false);
    await page.context().close();
  });

  it('the switch says what follows from it; the statement is filtered, and the address says so', async () => {
    const admin = await OperatorWindow.open(windows, ADMIN, { path: '/billing' });
    const { page } = admin;
    const toggle = page.getByRole('switch', { name: text('billing:auto.label') });
    for (const consequence of ['billing:auto.off', 'billing:auto.on_other']) {
      await toggle.press('Space');
      await page.getByText(pattern(consequence)).waitFor();
    }
    const statement = page.getByRole('region', { name: text('billing:statement.title'), exact: true });
    await statement.getByRole('button', { name: text('billing:kind.payment'), exact: true }).press('Enter');
    await statement
      .getByRole('row', { name: pattern('billing:kind.package') })
      .first()
      .waitFor({ state: 'detached' });
    await page.waitForFunction(`location.search.includes('payment')`);
    await page.reload();
    await statement.getByRole('button', { name: text('billing:kind.payment'), pressed: true }).waitFor();
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      statement.getByRole('link', { name: text('billing:statement.file', 'en', { format: 'CSV' }) }).press('Enter'),
    ]);
    assert.match(csv.suggestedFilename(), /\.csv$/);
    await page.context().close();
  });

  it('goes on by itself: the packages are those of the moment, as what is left is', async () => {
    const { page, account } = await OperatorWindow.open(windows, ADMIN);
    const packages = async (): Promise<Package[]> => (await account.get<{ items: Package[] }>('/api/billing/packages?limit=6')).items;
    const before = await packages();
    await page.clock.install();
    await page.goto('/billing');
    const list = page.getByRole('region', { name: text('billing:packages.title'), exact: true });
    await list
      .getByRole('listitem')
      .nth(before.length - 1)
      .waitFor();
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Is it counted?');
    await phone.waitUntilTaken('Is it counted?');
    await phone.page.context().close();
    const after = (await packages()).find(({ id, used }) => before.some((one) => one.id === id && one.used !== used));
    assert.ok(after);
    // Longer than the page waits before it asks again.
    await page.clock.runFor(61_000);
    const { used, size } = after;
    const words = { used: used.toLocaleString('en'), size: size.toLocaleString('en') };
    await list
      .getByText(text('billing:packages.used', 'en', words), { exact: true })
      .first()
      .waitFor();
    await page.context().close();
  });

  it('is for whoever may pay', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, { path: '/billing' });
    await anna.page.getByRole('heading', { name: text('billing:adminsOnly.title') }).waitFor();
    assert.equal(await anna.page.getByRole('link', { name: text('ui:actions.go.billing') }).count(), 0);
    assert.equal(await anna.account.statusOf('GET', '/api/billing'), 403);
    await anna.page.context().close();
  });

  it('says in a plain sentence that a company without a tariff pays nothing', async () => {
    const context = await windows.context();
    await Account.register(context);
    const page = await context.newPage();
    await page.goto('/billing');
    await page.getByText(text('billing:unmetered.text')).waitFor();
    assert.equal(await page.getByRole('button', { name: text('billing:buy.action') }).count(), 0);
    await assertCleanInEveryLook(page, 'billing without a tariff');
    await context.close();
  });
});
