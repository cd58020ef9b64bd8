import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { assertCleanInEveryLook } from './support/axe.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

const STEPS = ['company', 'channels', 'operators', 'center', 'first_conversation'] as const;
type Step = (typeof STEPS)[number];

const heading = (page: Page, step: Step, locale: Locale = 'en'): Locator =>
  page.getByRole('heading', { level: 2, name: text(`onboarding:step.${step}.title`, locale), exact: true });
const button = (page: Page, key: string): Locator => page.getByRole('button', { name: text(key), exact: true });
const field = (page: Page, key: string): Locator => page.getByLabel(text(key), { exact: true });
const saved = (page: Page): Promise<void> => page.getByText(text('onboarding:save.saved')).waitFor();
const stepLink = (page: Page, step: Step, state: string): Locator =>
  page.getByRole('navigation', { name: text('onboarding:steps') }).getByRole('link', {
    name: new RegExp(`${text(`onboarding:step.${step}.short`)}.*${pattern(`onboarding:state.${state}`).source}`, 's'),
  });

/** Waits until the field holds this. */
async function holds(one: Locator, value: string): Promise<void> {
  for (let n = 0; n < 100 && (await one.inputValue()) !== value; n++) await delay(100);
  assert.equal(await one.inputValue(), value);
}

describe('the set-up', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start({ allowed: /status of 422|ERR_INTERNET_DISCONNECTED/ });
  });
  after(() => windows.close());

  async function registered(): Promise<{ page: Page; account: Account; email: string; password: string }> {
    const context = await windows.context();
    const admin = await Account.register(context);
    const page = await context.newPage();
    await page.goto('/');
    await heading(page, 'company').waitFor();
    return { page, ...admin };
  }

  async function logIn(email: string, password: string): Promise<Page> {
    const page = await windows.open('/');
    await field(page, 'auth:field.email').fill(email);
    await field(page, 'auth:field.password').fill(password);
    await page.keyboard.press('Enter');
    return page;
  }

  it('stands at the same step with the same words after the window was closed, on another machine', async () => {
    const { page, email, password } = await registered();
    await field(page, 'onboarding:company.name').fill('The Rye Bakery');
    await button(page, 'onboarding:continue').click();
    await heading(page, 'channels').waitFor();
    await page.getByRole('button', { name: pattern('channels:connect.about.telegram-bot') }).click();
    await field(page, 'channels:channelField.botToken').fill('110201543:half-of-a-tok');
    await field(page, 'channels:form.name').fill('Our bot');
    await page.context().close();

    const other = await logIn(email, password);
    await heading(other, 'channels').waitFor();
    assert.equal(await field(other, 'channels:form.name').inputValue(), 'Our bot');
    assert.equal(await field(other, 'channels:channelField.botToken').inputValue(), '110201543:half-of-a-tok');
    await stepLink(other, 'company', 'doneBy').click();
    assert.equal(await field(other, 'onboarding:company.name').inputValue(), 'The Rye Bakery');
  });

  it('shows in one window what is typed in the other, and tears nothing away from whoever types', async () => {
    const { page } = await registered();
    const second = await page.context().newPage();
    await second.goto('/onboarding?step=company');
    const [here, there] = [field(page, 'onboarding:company.name'), field(second, 'onboarding:company.name')];
    await here.fill('Rye');
    await holds(there, 'Rye');
    await there.fill('Rye and Wheat');
    await saved(second);
    await page.getByText(text('onboarding:rival.own')).waitFor();
    assert.equal(await here.inputValue(), 'Rye');
    await here.press('Tab');
    await holds(here, 'Rye and Wheat');
  });

  it('keeps what is typed without a connection, says so, and sends it afterwards', async () => {
    const { page, account } = await registered();
    const context = page.context();
    await context.setOffline(true);
    await field(page, 'onboarding:company.name').fill('Typed in a tunnel');
    await page.getByText(text('onboarding:save.waiting')).waitFor();
    await context.setOffline(false);
    await saved(page);
    const { fields } = await account.get<{ fields: { value: string }[] }>('/api/onboarding');
    assert.deepEqual(
      fields.map(({ value }) => value),
      ['Typed in a tunnel'],
    );
  });

  it('says what is wrong beside the field, and only after "Continue"', async () => {
    const { page } = await registered();
    const name = field(page, 'onboarding:company.name');
    await name.fill('');
    await name.press('Tab');
    assert.equal(await page.getByText(text('onboarding:fault.required')).count(), 0);
    await button(page, 'onboarding:continue').click();
    await page.getByText(text('onboarding:fault.required')).waitFor();
    await name.and(page.locator(':focus')).waitFor();
  });

  it('ticks a step by itself when its thing is done elsewhere', async () => {
    const { page } = await registered();
    const second = await page.context().newPage();
    await second.goto('/channels?channel=new&transport=site-widget');
    await button(second, 'channels:connect.submitChecked').click();
    await second.getByRole('button', { name: text('channels:delete.action') }).waitFor();
    await stepLink(page, 'channels', 'ticked').waitFor();
  });

  it('is put aside and opened again from the settings, with everything that was typed', async () => {
    const { page } = await registered();
    await field(page, 'onboarding:company.name').fill('Half a na');
    await button(page, 'onboarding:skip').click();
    await stepLink(page, 'company', 'skipped').waitFor();
    await button(page, 'onboarding:skipAll.action').click();
    await button(page, 'onboarding:skipAll.confirm').click();
    await page.waitForURL('**/chat*');
    const rail = page.getByRole('navigation', { name: text('app:rail.label') });
    await rail.getByRole('link', { name: pattern('app:rail.setUp') }).waitFor({ state: 'detached' });
    await page.goto('/settings/set-up');
    await button(page, 'settings:setUp.openAgain').click();
    await rail.getByRole('link', { name: pattern('app:rail.setUp') }).waitFor();
    await page.goto('/onboarding?step=company');
    assert.equal(await field(page, 'onboarding:company.name').inputValue(), 'Half a na');
  });

  it('ends with the first conversation: the phone writes, somebody answers', async () => {
    const { page } = await registered();
    await page.goto('/onboarding?step=first_conversation');
    await button(page, 'onboarding:test.action').click();
    const message = page.getByRole('textbox', { name: pattern('simulator:composer.label') });
    await message.fill('Is the bread fresh?');
    await message.press('Enter');
    await page.getByRole('link', { name: text('onboarding:first.open') }).click();
    const reply = page.getByRole('textbox', { name: text('chat:composer.reply') });
    await reply.fill('Still warm.');
    await reply.press('Enter');
    await button(page, 'onboarding:joy.toSetUp').click();
    await page.getByText(text('onboarding:joy.title'), { exact: true }).waitFor();
    await button(page, 'onboarding:joy.done').click();
    await page.getByRole('heading', { name: text('onboarding:closed.finished.title') }).waitFor();
  });

  for (const locale of ['en', 'ru'] as const) {
    it(`axe finds nothing on any step (${locale})`, async () => {
      const context = await windows.context({ locale });
      const { account } = await Account.register(context, locale);
      await account.patch('/api/me', { locale, colorScheme: 'auto' });
      const page = await context.newPage();
      for (const step of STEPS) {
        await page.goto(`/onboarding?step=${step}`);
        await heading(page, step, locale).waitFor();
        await assertCleanInEveryLook(page);
      }
    });
  }
});
