import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { assertCleanInEveryLook } from './support/axe.js';
import { pressKey } from './support/layout.js';
import { ExternalClient } from './support/long-dialog.js';
import { aNewEmail, invite } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName } from './support/phone-window.js';
import { becomesMetered, isGivenPlaces } from './support/platform-desk.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('a dialog that nothing pays for', () => {
  let windows: Windows;
  let context: BrowserContext;
  let page: Page;
  let client: ExternalClient;
  let companyId: number;
  let account: Account;

  before(async () => {
    windows = await Windows.start();
    context = await windows.context();
    ({ account } = await Account.register(context));
    companyId = (await account.get<{ company: { id: number } }>('/api/me')).company.id;
    client = await ExternalClient.of(account, aClientName());
    await becomesMetered(companyId);
    page = await context.newPage();
    await page.goto('/chat?filter=all');
    await page.getByRole('region', { name: text('chat:list.label') }).waitFor();
  });
  after(() => windows.close());

  const message = (words: string): Locator => page.getByRole('log').getByRole('article', { name: new RegExp(words) });
  const tab = (): Locator =>
    page
      .getByRole('group', { name: text('chat:list.filters') })
      .getByRole('button', { name: new RegExp(text('chat:list.filter.blocked')) });

  it('comes into a list of its own without a reload, and says why and what to do about it', async () => {
    assert.equal(await tab().count(), 0);
    await client.says('Is anybody there?');
    await client.says('I wait');
    await tab().waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: pattern('app:packages.blocked_one') })
      .waitFor();
    await pressKey(page, 'g', 'Latin');
    await pressKey(page, 'l', 'Latin');
    const row = page.getByRole('link', { name: new RegExp(client.name) });
    await row.filter({ hasText: pattern('chat:blocked.inList_other', 'en', { count: '2' }) }).waitFor();
    await pressKey(page, 'j', 'Latin');
    const why = page.getByRole('region', { name: text('chat:blocked.label') });
    await why.getByText(pattern('chat:blocked.withheld_other', 'en', { count: '2' })).waitFor();
    await why.getByRole('link', { name: text('ui:actions.go.billing') }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: text('chat:composer.reply') }).count(), 0);
    const close = page.getByRole('button', { name: text('ui:actions.dialog.close') }).first();
    assert.equal(await close.getAttribute('aria-description'), text('chat:blocked.why'));
    assert.equal(await page.getByText('Is anybody there?').count(), 0);
    await assertCleanInEveryLook(page, 'a blocked dialog');
  });

  it('tells whoever cannot pay whom to ask, and where to write to him', async () => {
    const link = await invite(account, aNewEmail('vera'), { role: 'supervisor' });
    const vera = await OperatorWindow.accept(windows, link, 'Vera', { path: '/chat?filter=blocked' });
    await vera.page.getByRole('link', { name: new RegExp(client.name) }).click();
    const why = vera.page.getByRole('region', { name: text('chat:blocked.label') });
    await why.getByText(pattern('chat:blocked.ask')).waitFor();
    assert.equal(await why.getByRole('link', { name: text('ui:actions.go.billing') }).count(), 0);
    await assertCleanInEveryLook(vera.page, 'a blocked dialog of whoever cannot pay');
    await why.getByRole('link', { name: pattern('chat:blocked.write') }).press('Enter');
    await vera.page.waitForURL('**/colleagues?query=*');
    await vera.page.context().close();
  });

  it('opens as soon as something pays: its messages appear in their order, and it can be answered', async () => {
    await page.evaluate('window.notLoadedAnew = true');
    await isGivenPlaces(companyId, 10);
    await message('Is anybody there').waitFor();
    await message('I wait').waitFor();
    const shown = await page.getByRole('log').getByRole('article').allTextContents();
    assert.ok(shown.findIndex((words) => words.includes('Is anybody')) < shown.findIndex((words) => words.includes('I wait')));
    await page.getByRole('textbox', { name: text('chat:composer.reply') }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: pattern('app:packages.blocked_one') })
      .waitFor({ state: 'detached' });
    assert.equal(await page.evaluate('window.notLoadedAnew'), true);
    await client.says('Thank you');
    await message('Thank you').waitFor();
  });
});
