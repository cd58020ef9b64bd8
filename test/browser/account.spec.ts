import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { PASSWORD } from './support/account.js';
import { codeNow, fillLogin, registerCompany, type Registered } from './support/people.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

/** What is refused on purpose, and what is gone with a session: Chromium writes both down. */
const REFUSED = /status of 40[04]/;
const NEW_PASSWORD = 'quite another set of words';
const inside = (page: Page) => page.getByRole('navigation', { name: text('app:rail.label') }).waitFor();
const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: pattern('app:account.button') }).click();
  await page.getByRole('button', { name: text('app:account.signOut') }).click();
  await page.waitForURL('**/login**');
};

describe('a second factor', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start({ allowed: REFUSED });
  });
  after(() => windows.close());

  it('is turned on with the keyboard; from then on the log-in asks for a code, or for a recovery code', async () => {
    const { context, email } = await registerCompany(windows);
    const page = await context.newPage();
    await page.goto('/account');
    const row = page.getByRole('listitem').filter({ hasText: text('account:security.factor') });
    await row.getByRole('button', { name: text('account:security.turnOn') }).press('Enter');
    await page.getByLabel(text('account:factor.password'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: text('account:factor.qr') }).waitFor();
    const secret = await page.getByLabel(text('account:factor.secret')).first().inputValue();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText(text('ui:errors.wrong_code')).waitFor();
    await page.keyboard.type(codeNow(secret));
    await page.keyboard.press('Enter');
    const shown = page.getByRole('list', { name: text('account:factor.codes') }).getByRole('listitem');
    await shown.nth(9).waitFor();
    const codes = await shown.allTextContents();
    assert.equal(new Set(codes).size, 10);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: text('account:factor.kept') }).press('Enter');
    await page.getByText(pattern('account:security.codesLeft_other', 'en', { count: '10' })).waitFor();

    await signOut(page);
    await fillLogin(page, email, PASSWORD);
    const field = page.getByLabel(text('auth:field.code'), { exact: true });
    await field.waitFor();
    assert.equal(await field.getAttribute('autocomplete'), 'one-time-code');
    // The code that turned it on works only once, so the first recovery code comes first.
    await page.getByRole('button', { name: text('auth:factor.useRecovery') }).press('Enter');
    await page.keyboard.type('aaaa-aaaa-aaaa');
    await page.keyboard.press('Enter');
    await page.getByText(text('ui:errors.wrong_code')).waitFor();
    await page.getByLabel(text('auth:field.recoveryCode'), { exact: true }).fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await inside(page);
    await page.goto('/account');
    await page.getByText(pattern('account:security.codesLeft_other', 'en', { count: '9' })).waitFor();
    await signOut(page);

    await fillLogin(page, email, PASSWORD);
    await enterWithApp(page, secret);
  });
});

/** With the app's code; each works once, so where the one of now is used up the next is waited for. */
async function enterWithApp(page: Page, secret: string): Promise<void> {
  const used = codeNow(secret);
  await page.getByLabel(text('auth:field.code'), { exact: true }).fill(used);
  await page.keyboard.press('Enter');
  const refused = page.getByText(text('ui:errors.wrong_code'));
  const entered = page.getByRole('navigation', { name: text('app:rail.label') });
  await refused.or(entered).waitFor();
  if (await entered.isVisible()) return;
  while (codeNow(secret) === used) await page.waitForTimeout(500);
  await page.getByLabel(text('auth:field.code'), { exact: true }).fill(codeNow(secret));
  await page.keyboard.press('Enter');
  await inside(page);
}

describe("one's own sessions", () => {
  let windows: Windows;
  let company: Registered;
  before(async () => {
    windows = await Windows.start({ allowed: REFUSED });
    company = await registerCompany(windows);
  });
  after(() => windows.close());

  it('show this one first; another one is ended after a question, and its window goes to the log-in at once', async () => {
    const { context, email } = company;
    const other = await windows.open('/login');
    await fillLogin(other, email, PASSWORD);
    await inside(other);
    const page = await context.newPage();
    await page.goto('/account');
    const rows = page.getByRole('list', { name: text('account:sessions.list') }).locator('> li');
    await rows.nth(1).waitFor();
    await rows.first().getByText(text('devices:this')).waitFor();
    await rows
      .nth(1)
      .getByRole('button', { name: pattern('account:sessions.end') })
      .press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('account:sessions.endConfirm') })
      .press('Enter');
    await other.waitForURL('**/login**');
    await page.getByText(text('account:sessions.ended')).waitFor();
    assert.equal(await rows.count(), 1);
    await page.locator('h2:focus').waitFor();
  });

  it('end with a new password, all but the one that changed it', async () => {
    const { context, email } = company;
    const other = await windows.open('/login');
    await fillLogin(other, email, PASSWORD);
    await inside(other);
    const page = await context.newPage();
    await page.goto('/account');
    await page.getByRole('button', { name: text('account:security.changePassword') }).press('Enter');
    const window = page.getByRole('dialog');
    await window.getByLabel(text('account:password.current'), { exact: true }).fill('not this password');
    await window.getByLabel(text('account:password.new'), { exact: true }).fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await window.getByText(text('ui:errors.wrong_password')).waitFor();
    await window.getByLabel(text('account:password.current'), { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await other.waitForURL('**/login**');
    await page.getByText(text('account:password.saved')).waitFor();
    await page.reload();
    await inside(page);
    await fillLogin(other, email, NEW_PASSWORD);
    await inside(other);
  });
});

describe('an admin', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start({ allowed: REFUSED });
  });
  after(() => windows.close());

  it("ends an operator's session; his window goes to the log-in at once, and the audit log tells it", async () => {
    const { context, invite } = await registerCompany(windows);
    const olga = await windows.open(await invite(`olga-${Math.random().toString(36).slice(2, 10)}@browser.test`));
    await olga.getByLabel(text('auth:field.firstName'), { exact: true }).fill('Olga');
    await olga.getByLabel(text('auth:field.password'), { exact: true }).fill(PASSWORD);
    await olga.keyboard.press('Enter');
    await inside(olga);

    const page = await context.newPage();
    await page.goto('/settings/sessions');
    await page.getByLabel(text('sessions:search')).fill('Olga');
    const row = page.getByRole('list', { name: text('sessions:list') }).locator('> li');
    await row.nth(1).waitFor({ state: 'detached' });
    await row.getByRole('button', { name: /Olga/ }).press('Enter');
    await row.getByRole('button', { name: pattern('sessions:end') }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('sessions:endConfirm') })
      .press('Enter');
    await olga.waitForURL('**/login**');
    await page.getByText(text('sessions:none')).waitFor();

    await page.goto('/settings/audit');
    const log = page.getByRole('group', { name: text('audit:list') });
    await log.getByText(pattern('audit:did.session.ended', 'en', { name: 'Olga' })).waitFor();
    await log.getByText(pattern('audit:did.invitation.accepted')).waitFor();
    await page.getByRole('combobox', { name: text('audit:filter.what') }).fill('session');
    await page.getByRole('option', { name: /^Ended a session/ }).click();
    await log.getByText(pattern('audit:did.invitation.accepted')).waitFor({ state: 'detached' });
    await log.getByRole('button', { name: /Olga/ }).press('Enter');
    await log.getByText(text('audit:column.field')).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: text('audit:export') }).click()]);
    assert.equal(file.suggestedFilename(), 'audit-log.csv');
  });
});
