import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { pressKey, type Layout } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA, BORIS } from './support/product.js';
import { text, type Locale } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const KEYBOARDS: [Layout, Locale][] = [
  ['Latin', 'en'],
  ['Russian', 'ru'],
];

describe('tickets without a mouse', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
  });
  after(() => windows.close());

  for (const [layout, locale] of KEYBOARDS) {
    it(`one is made of a dialog, stands beside it and on the page of all, and is changed there (${layout} layout)`, async () => {
      const anna = await OperatorWindow.open(windows, ANNA, { locale });
      await anna.account.clearDesk();
      const phone = await PhoneWindow.switchOn(windows, aClientName());
      await phone.write('The parcel is torn');
      await anna.row(phone.client).waitFor();
      const { page } = anna;
      const window = page.getByRole('dialog');
      const focused = (part: Locator): Promise<void> => part.and(page.locator(':focus')).waitFor();
      const title = `Send another parcel to ${phone.client}`;
      const field = window.getByRole('textbox', { name: text('tickets:title', locale) });

      await pressKey(page, 'j', layout);
      await page.getByRole('heading', { name: phone.client }).first().waitFor();
      await pressKey(page, 'd', layout);
      await focused(field);
      await page.keyboard.insertText(title);
      await page.keyboard.press('Enter');
      await window.waitFor({ state: 'detached' });
      const line = page.getByRole('button', { name: new RegExp(`TICK-\\d+.*${title}`) });
      await page
        .getByRole('region', { name: text('tickets:heading', locale) })
        .and(page.locator('section'))
        .filter({ has: line })
        .waitFor();

      await pressKey(page, 'g', layout);
      await pressKey(page, 'k', layout);
      await page.getByRole('heading', { name: text('tickets:heading', locale), level: 1 }).waitFor();
      await page.getByRole('radio', { name: text('tickets:shown.mine', locale) }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('searchbox', { name: text('tickets:search', locale) }).focus();
      await page.keyboard.insertText(title);
      await line.press('Enter');
      await focused(field);
      const state = window.getByRole('combobox', { name: text('tickets:state', locale) });
      await state.press('ArrowDown');
      await page.getByRole('option', { name: text('tickets:states.in_progress', locale) }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await focused(state);
      await window.getByRole('button', { name: text('ui:save', locale) }).press('Enter');
      await window.waitFor({ state: 'detached' });
      await line.filter({ hasText: text('tickets:states.in_progress', locale) }).waitFor();
      await focused(line);
      await assertCleanInEveryLook(page, 'tickets');
      await page.context().close();
    });
  }

  it('a colleague sees it change without a reload', async () => {
    const anna = await OperatorWindow.open(windows, ANNA);
    const boris = await OperatorWindow.open(windows, BORIS, { path: '/tickets?tickets=all' });
    await boris.account.patch('/api/me', { status: 'offline' });
    const title = `Count the boxes ${Date.now()}`;
    const { id } = await anna.account.post<{ id: number }>('/api/tickets', { title });
    const line = boris.page.getByRole('button', { name: title });
    await line.waitFor();
    await anna.account.patch(`/api/tickets/${id}`, { state: 'closed' });
    await line.filter({ hasText: text('tickets:states.closed') }).waitFor();
  });
});
