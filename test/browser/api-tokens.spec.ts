import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN, ANNA, PRODUCT } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

const named = (what: string): string => `${what} ${Math.random().toString(36).slice(2, 8)}`;
const status = async (token: string, path: string): Promise<number> =>
  (await fetch(`${PRODUCT}/v1${path}`, { headers: { authorization: token } })).status;

describe('tokens for integrators', () => {
  let windows: Windows;
  let page: Page;
  before(async () => {
    windows = await Windows.start();
    page = (await OperatorWindow.open(windows, ADMIN, { path: '/settings/api' })).page;
    await page.getByRole('button', { name: text('settings:api.create') }).waitFor();
  });
  after(() => windows.close());

  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const shownToken = async (): Promise<string> => {
    const field = page.getByRole('dialog').getByLabel(text('settings:api.token'), { exact: true });
    await field.waitFor();
    return field.inputValue();
  };

  it('are made with the keyboard alone, shown once, and work', async () => {
    const name = named('Shop');
    await page.getByRole('button', { name: text('settings:api.create') }).press('Enter');
    await page.getByRole('dialog').getByLabel(text('settings:api.name')).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    const token = await shownToken();
    assert.match(token, /^[\w-]{43}$/);
    assert.equal(await status(token, '/channels'), 200);
    await page.keyboard.press('Escape');
    await row(name).waitFor();
    assert.ok((await row(name).textContent())?.includes(token.slice(-4)));
    assert.ok(!(await page.content()).includes(token));
  });

  it('may do what was ticked, until that is changed', async () => {
    const name = named('Reports');
    await page.getByRole('button', { name: text('settings:api.create') }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel(text('settings:api.name')).fill(name);
    await window.getByRole('radio', { name: text('settings:api.reach.chosen') }).check();
    await window.getByRole('button', { name: text('settings:api.make') }).click();
    await window.getByText(text('settings:api.scopesMissing')).waitFor();
    const clients = window.getByRole('group', { name: text('settings:api.resource.clients') });
    await clients.getByRole('checkbox', { name: text('settings:api.read') }).check();
    await window.getByRole('button', { name: text('settings:api.make') }).click();
    const token = await shownToken();
    await window.getByRole('button', { name: text('settings:api.done') }).click();
    assert.deepEqual([await status(token, '/clients'), await status(token, '/channels')], [200, 403]);
    await row(name).getByText('clients:read').waitFor();
    await row(name)
      .getByRole('button', { name: pattern('settings:api.change') })
      .click();
    await window.getByRole('radio', { name: text('settings:api.reach.read') }).check();
    await window.getByRole('button', { name: text('ui:save') }).click();
    await row(name).getByText(text('settings:api.reach.read')).waitFor();
    assert.deepEqual([await status(token, '/clients'), await status(token, '/channels')], [200, 200]);
  });

  it('are revoked after a question', async () => {
    const name = named('Old program');
    await page.getByRole('button', { name: text('settings:api.create') }).click();
    await page.getByRole('dialog').getByLabel(text('settings:api.name')).fill(name);
    await page.keyboard.press('Enter');
    const token = await shownToken();
    await page.keyboard.press('Escape');
    await row(name)
      .getByRole('button', { name: pattern('settings:api.revoke') })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('ui:cancel') })
      .click();
    assert.equal(await status(token, '/channels'), 200);
    await row(name)
      .getByRole('button', { name: pattern('settings:api.revoke') })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('settings:api.revokeConfirm') })
      .click();
    await row(name).getByText(pattern('settings:api.revoked')).waitFor();
    assert.equal(await status(token, '/channels'), 401);
    assert.deepEqual(windows.problems, []);
  });

  it('are not shown to operators', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, { path: '/settings/api' });
    await anna.page.getByText(text('settings:notForYou')).waitFor();
    assert.equal(await anna.page.getByRole('heading', { name: text('settings:api.title') }).count(), 0);
    assert.equal(await anna.page.getByRole('button', { name: text('settings:api.create') }).count(), 0);
    assert.deepEqual(windows.problems, []);
  });
});
