import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { PASSWORD } from './support/account.js';
import { codeNow, fillLogin, registerCompany, type Registered } from './support/people.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

const LOCALES: Locale[] = ['en', 'ru'];

describe('axe finds nothing', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  for (const locale of LOCALES) {
    // The other one goes on in the same company: how many an address may register in an hour is limited.
    let company: Registered;

    it(`in opened rows of the sessions and of the audit log (${locale})`, async () => {
      company = await registerCompany(windows, { locale });
      const { context, email, invite } = company;
      await invite(`olga-${Math.random().toString(36).slice(2, 10)}@browser.test`);
      const other = await windows.open('/login');
      await fillLogin(other, email, PASSWORD);
      await other.getByRole('navigation', { name: text('app:rail.label', locale) }).waitFor();
      const page = await context.newPage();
      await page.goto('/settings/sessions');
      const operator = page.getByRole('list', { name: text('sessions:list', locale) }).getByRole('button', { name: /Nina/ });
      await operator.press('Enter');
      await assertCleanInEveryLook(page);
      await page
        .getByRole('button', { name: pattern('sessions:end', locale) })
        .first()
        .press('Enter');
      await page.getByRole('dialog').waitFor();
      await assertCleanInEveryLook(page);
      await page.goto('/settings/audit');
      await page
        .getByRole('group', { name: text('audit:list', locale) })
        .getByRole('button', { name: /olga-/ })
        .press('Enter');
      await page.getByText(text('audit:column.field', locale), { exact: true }).waitFor();
      await assertCleanInEveryLook(page);
    });

    it(`while a second factor is set up and asked for (${locale})`, async () => {
      const { context, email } = company;
      const page = await context.newPage();
      await page.goto('/account');
      await page.getByRole('button', { name: text('account:security.changePassword', locale) }).press('Enter');
      await page.getByLabel(text('account:password.new', locale), { exact: true }).fill('short');
      await assertCleanInEveryLook(page);
      await page.keyboard.press('Escape');
      const row = page.getByRole('listitem').filter({ hasText: text('account:security.factor', locale) });
      await row.getByRole('button', { name: text('account:security.turnOn', locale) }).press('Enter');
      await page.getByLabel(text('account:factor.password', locale), { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: text('account:factor.qr', locale) }).waitFor();
      await assertCleanInEveryLook(page);
      await page.keyboard.type(codeNow(await page.getByLabel(text('account:factor.secret', locale)).first().inputValue()));
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: text('account:factor.codes', locale) }).waitFor();
      await assertCleanInEveryLook(page);

      const other = await windows.open('/login', { locale });
      await other.getByLabel(text('auth:field.email', locale), { exact: true }).fill(email);
      await other.getByLabel(text('auth:field.password', locale), { exact: true }).fill(PASSWORD);
      await other.keyboard.press('Enter');
      await other.getByLabel(text('auth:field.code', locale), { exact: true }).waitFor();
      await other.keyboard.press('Enter');
      await other.getByText(text('auth:error.codeMissing', locale)).waitFor();
      await assertCleanInEveryLook(other);
    });
  }
});
