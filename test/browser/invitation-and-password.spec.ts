import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { PASSWORD } from './support/account.js';
import { fillLogin, pathOf, registerCompany } from './support/people.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

const NEW_PASSWORD = 'quite another set of words';
const address = (): string => `guest-${Math.random().toString(36).slice(2, 10)}@browser.test`;
const noToken = (page: Page): void => assert.equal(new URL(page.url()).hash, '');

describe('the link of an invitation', () => {
  let windows: Windows;
  before(async () => {
    // Links that are over are answered with 404, and Chromium writes that down.
    windows = await Windows.start({ allowed: /status of 404/ });
  });
  after(() => windows.close());

  it('lets one in with names and a password, in the language of the letter, and only once', async () => {
    const { company, invite } = await registerCompany(windows, { locale: 'ru' });
    const email = address();
    const link = await invite(email);
    const page = await windows.open(link, { locale: 'en' });
    await page.getByRole('heading', { name: text('auth:invitation.title', 'ru', { company }) }).waitFor();
    noToken(page);
    await page.getByText(email).waitFor();
    await page.getByText('Eng', { exact: true }).click();
    await page.getByLabel(text('auth:field.firstName'), { exact: true }).fill('Olga');
    await page.getByLabel(text('auth:field.password'), { exact: true }).fill('short');
    await page.keyboard.press('Enter');
    await page.getByText(text('password:short')).waitFor();
    await page.getByLabel(text('auth:field.password'), { exact: true }).fill(PASSWORD);
    await page.getByText(text('password:level3')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: text('app:rail.label') }).waitFor();

    const again = await windows.open(link);
    await again.getByRole('heading', { name: text('auth:link.overTitle') }).waitFor();
    noToken(again);
    await again.getByRole('link', { name: text('auth:link.login') }).press('Enter');
    await fillLogin(again, email, PASSWORD);
    await again.getByRole('navigation', { name: text('app:rail.label') }).waitFor();
  });
});

describe('a forgotten password', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start({ allowed: /status of 404/ });
  });
  after(() => windows.close());

  it('is answered the same whether somebody has this address or not', async () => {
    const { email } = await registerCompany(windows);
    const page = await windows.open('/login');
    for (const one of [email, address()]) {
      await page.getByRole('link', { name: text('auth:login.forgotten') }).press('Enter');
      // The page that one leaves has a field of this name too.
      await page.getByRole('heading', { name: text('auth:forgot.title') }).waitFor();
      await page.getByLabel(text('auth:field.email'), { exact: true }).fill(one);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: text('auth:forgot.sentTitle') }).waitFor();
      await page.getByText(one).waitFor();
      await page.getByRole('link', { name: text('auth:forgot.back') }).press('Enter');
    }
  });

  it('is replaced by the link: every window of its owner goes to the log-in at once, and the new one lets in', async () => {
    const { context, invite } = await registerCompany(windows);
    const email = address();
    const guest = await windows.open(await invite(email));
    await guest.getByLabel(text('auth:field.firstName'), { exact: true }).fill('Olga');
    await guest.getByLabel(text('auth:field.password'), { exact: true }).fill(PASSWORD);
    await guest.keyboard.press('Enter');
    await guest.getByRole('navigation', { name: text('app:rail.label') }).waitFor();

    const me = (await (await context.request.get('/api/me')).json()) as { csrfToken: string };
    const { items } = (await (await context.request.get('/api/operators')).json()) as { items: { id: number; firstName: string }[] };
    const olga = items.find(({ firstName }) => firstName === 'Olga');
    const made = await context.request.post(`/api/operators/${olga?.id}/password-link`, {
      headers: { 'X-CSRF-Token': me.csrfToken },
      data: {},
    });
    const link = pathOf(((await made.json()) as { link: string }).link);

    const page = await windows.open(link);
    const field = page.getByLabel(text('auth:field.newPassword'), { exact: true });
    await field.waitFor();
    noToken(page);
    await field.fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: text('auth:password.doneTitle') }).waitFor();
    await guest.waitForURL('**/login**');
    await page.getByRole('link', { name: text('auth:password.login') }).press('Enter');
    await fillLogin(page, email, NEW_PASSWORD);
    await page.getByRole('navigation', { name: text('app:rail.label') }).waitFor();

    const over = await windows.open(link);
    await over.getByRole('heading', { name: text('auth:link.overTitle') }).waitFor();
    await over.getByRole('link', { name: text('auth:link.newLink') }).press('Enter');
    await over.getByRole('heading', { name: text('auth:forgot.title') }).waitFor();
  });
});
