import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { aNewEmail, dismiss, invite } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

const CHANNEL = 'demo-telegram-bot';
const PATIENCE_MILLISECONDS = 30_000;

/** The line below the table: every dialog once. */
const total = (page: Page): Locator =>
  page.getByRole('table', { name: text('reports:report.active_dialogs') }).getByRole('row', { name: pattern('reports:distinctTotal') });

async function totalOf(page: Page): Promise<number> {
  const empty = page.getByText(text('reports:active.none'));
  await total(page).or(empty).waitFor();
  if (await empty.isVisible()) return 0;
  return Number((await total(page).getByRole('cell').last().innerText()).replace(/\D/g, ''));
}

/** What was written a moment ago is counted within seconds: looks again until it is there. */
/** Arrows down in the list of a select that has just been opened; what is pressed before the list marks where it stands is lost. */
async function walkTo(page: Page, wanted: string): Promise<void> {
  await page.getByRole('option').first().waitFor();
  const marked = page.locator('[role="option"][data-combobox-selected]');
  for (let step = 0; step < 30 && (await marked.allTextContents())[0] !== wanted; step += 1) await page.keyboard.press('ArrowDown');
}

async function waitForTotal(page: Page, wanted: number): Promise<void> {
  const over = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const counted = await totalOf(page);
    if (counted === wanted) return;
    assert.ok(Date.now() < over, `The report has ${counted} dialogs, a count by hand ${wanted}`);
    await page.reload();
  }
}

describe('reports', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let channelId = 0;
  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
    const { items } = await admin.account.get<{ items: { id: number; key: string }[] }>('/api/channels');
    channelId = items.find(({ key }) => key === CHANNEL)?.id ?? 0;
  });
  after(() => windows.close());

  it('two phones that write are two active dialogs, however often they write; the file says the same', async () => {
    const { page } = admin;
    await page.goto(`/reports/active-dialogs?period=today&channels=${channelId}`);
    const before = await totalOf(page);
    for (const messages of [['Hello', 'Is anybody there?', 'It is urgent'], ['Good day']]) {
      const phone = await PhoneWindow.switchOn(windows, aClientName(), { channel: CHANNEL });
      for (const words of messages) await phone.write(words);
      await phone.waitUntilTaken(messages.at(-1) ?? '');
      await phone.page.context().close();
    }
    await page.reload();
    await waitForTotal(page, before + 2);

    await page.getByRole('button', { name: text('reports:export.button') }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: text('reports:export.csv') }).click(),
    ]);
    const content = await readFile(await file.path(), 'utf8');
    const today = content.trim().split(/\r?\n/).at(-1) ?? '';
    assert.match(today, new RegExp(`\\b${before + 2}\\b`), content);
  });

  it('a view is saved and shared; a colleague opens it by its link and finds what was asked', async () => {
    const { page } = admin;
    const name = `Telegram ${Date.now().toString(36)}`;
    await page.goto(`/reports/active-dialogs?period=last_30_days&bucket=month&channels=${channelId}`);
    await page.getByRole('button', { name: text('reports:views.save') }).click();
    await page.getByRole('menuitem', { name: text('reports:views.saveNew') }).click();
    const window = page.getByRole('dialog');
    await assertCleanInEveryLook(page, 'saving a view of a report');
    await window.getByRole('textbox', { name: text('reports:views.name') }).fill(name);
    await window.getByRole('checkbox', { name: text('reports:views.share') }).check();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name, level: 2 }).waitFor();
    const view = Number(new URL(page.url()).searchParams.get('view'));

    const link = await invite(admin.account, aNewEmail('vera'), { role: 'supervisor' });
    const vera = await OperatorWindow.accept(windows, link, 'Vera', { path: `/reports/active-dialogs?view=${view}` });
    await vera.page.getByRole('heading', { name, level: 2 }).waitFor();
    await vera.page.getByRole('button', { name: `${text('reports:filter.channels')}: Telegram` }).waitFor();
    assert.match(vera.page.url(), /bucket=month/);
    // What is somebody else's is opened and kept as one's own, not changed.
    await vera.page.getByRole('button', { name: text('reports:views.button'), exact: true }).click();
    await vera.page.getByRole('menuitem', { name: text('reports:views.saveAs') }).waitFor();
    assert.equal(await vera.page.getByRole('menuitem', { name: text('reports:views.deleteItem') }).count(), 0);

    await page.getByRole('button', { name: text('reports:views.button'), exact: true }).click();
    await page.getByRole('menuitem', { name: text('reports:views.deleteItem') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('reports:views.delete') })
      .click();
    await page.getByRole('heading', { name: pattern('reports:report.active_dialogs'), level: 2 }).waitFor();
    await vera.page.reload();
    await vera.page.getByText(text('reports:views.gone')).waitFor();
    await dismiss(admin.account, [vera.account.id]);
  });

  it('a view is sent by mail: when, to whom, as what', async () => {
    const { page } = admin;
    const name = `Load ${Date.now().toString(36)}`;
    await page.goto('/reports/load?period=last_week');
    await page.getByRole('button', { name: text('reports:views.save') }).click();
    await page.getByRole('menuitem', { name: text('reports:views.mail') }).click();
    await page.getByRole('textbox', { name: text('reports:views.name') }).fill(name);
    await page.keyboard.press('Enter');
    const window = page.getByRole('dialog', { name: text('reports:mail.title', 'en', { name }) });
    await window.waitFor();
    await assertCleanInEveryLook(page, 'the mail of a report');
    // Anna and Boris are operators, and the report is not open to them.
    await window.getByText(pattern('reports:mail.notReading_other')).waitFor();
    assert.equal(await window.getByRole('option', { name: /Anna|Boris/ }).count(), 0);
    await window.getByText(text('reports:mail.rhythm.day'), { exact: true }).click();
    await window.getByRole('button', { name: text('reports:mail.start') }).click();
    await window.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: text('reports:views.button'), exact: true }).click();
    await page.getByRole('menuitem', { name: text('reports:views.mail') }).click();
    await window.getByText(pattern('reports:mail.next')).waitFor();
    await window.getByRole('button', { name: text('reports:mail.stop') }).click();
    await window.waitFor({ state: 'detached' });
  });

  it('whoever gets letters ends them for himself: by the link of the letter, or beside the view in the menu', async () => {
    const { page, account } = admin;
    const name = `Letters ${Date.now().toString(36)}`;
    const question = { period: { preset: 'last_month' }, by: 'day' };
    const view = await account.post<{ id: number }>('/api/report-views', { report: 'load', name, question });
    const send = (): Promise<unknown> =>
      account.put(`/api/report-views/${view.id}/mail`, {
        every: 'week',
        weekday: 1,
        at: '09:00',
        operatorIds: [account.id],
        format: 'csv',
      });
    await send();
    await page.goto(`/reports/load?view=${view.id}&letters=stop`);
    const ask = page.getByRole('dialog', { name: text('reports:letters.question', 'en', { name }) });
    await ask.waitFor();
    await assertCleanInEveryLook(page, 'whether letters are to end');
    await ask.getByRole('button', { name: text('reports:letters.stop') }).press('Enter');
    await page.getByText(text('reports:letters.week')).waitFor({ state: 'detached' });
    await ask.waitFor({ state: 'detached' });
    assert.ok(!page.url().includes('letters='), page.url());

    await send();
    await page.reload();
    await page.getByText(text('reports:letters.week')).waitFor();
    const menu = page.getByRole('navigation', { name: text('reports:title') });
    await menu.getByRole('button', { name: text('reports:letters.stopOf', 'en', { name }) }).press('Enter');
    await ask.getByRole('button', { name: text('reports:letters.stop') }).press('Enter');
    await ask.waitFor({ state: 'detached' });
    await page.getByText(text('reports:letters.week')).waitFor({ state: 'detached' });
    const { items } = await account.get<{ items: { id: number; mail: unknown }[] }>('/api/report-views');
    assert.equal(items.find(({ id }) => id === view.id)?.mail, null);
    await account.remove(`/api/report-views/${view.id}`);
  });

  it('on a phone the filters are one button that says how many are set; on paper they are named', async () => {
    const { page } = admin;
    await page.goto(`/reports/active-dialogs?period=this_year&channels=${channelId}`);
    await page.setViewportSize({ width: 380, height: 720 });
    const unfold = page.getByRole('button', { name: text('reports:filter.set_one', 'en', { count: '1' }), exact: true });
    const channels = page.getByRole('button', { name: pattern('reports:filter.channels') });
    await unfold.waitFor();
    assert.equal(await channels.isVisible(), false);
    await unfold.press('Enter');
    await channels.waitFor();
    await assertCleanInEveryLook(page, 'the filters of a report');
    const named = page.getByText(`${text('reports:filter.channels')}: `);
    assert.equal(await named.isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    await named.waitFor();
    await page.getByRole('heading', { name: pattern('reports:report.active_dialogs'), level: 2 }).waitFor();
    for (const gone of [channels, page.getByRole('button', { name: text('reports:export.button') }), page.getByRole('navigation').first()])
      assert.equal(await gone.isVisible(), false);
    await page.emulateMedia({ media: null });
  });

  it('without a mouse: the way there, another period and filter, a definition, point by point through the chart', async () => {
    const { page } = admin;
    await page.goto('/chat');
    await page.getByRole('navigation').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: pattern('reports:report.operator_events'), level: 2 }).waitFor();
    const menu = page.getByRole('navigation', { name: text('reports:title') });
    await menu.getByRole('link', { name: text('reports:report.active_dialogs') }).press('Enter');
    await page.getByRole('heading', { name: pattern('reports:report.active_dialogs'), level: 2 }).waitFor();

    const period = page.getByRole('combobox', { name: text('reports:filter.period') });
    await period.focus();
    await page.keyboard.press('Enter');
    await walkTo(page, text('reports:period.last_30_days'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/period=last_30_days/);
    const channels = page.getByRole('button', { name: pattern('reports:filter.channels') });
    await channels.press('Enter');
    await page
      .getByRole('combobox', { name: text('reports:filter.channels') })
      .and(page.locator(':focus'))
      .waitFor();
    await page.getByRole('option').first().waitFor();
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/channels=/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search.includes('channels='));
    await page.keyboard.press('Escape');
    await channels.and(page.locator(':focus')).waitFor();

    const figure = text('reports:figure.active_total');
    const ask = page.getByRole('button', { name: text('reports:whatIs', 'en', { name: figure }), exact: true });
    await ask.press('Enter');
    await page.getByText(text('reports:definition.active_total')).waitFor();
    await page.keyboard.press('Escape');
    await ask.and(page.locator(':focus')).waitFor();
    await page.getByRole('img', { name: pattern('reports:report.active_dialogs') }).focus();
    await page.keyboard.press('End');
    await page
      .getByRole('status')
      .filter({ hasText: text('reports:figure.active_dialog') })
      .waitFor();
  });

  it('who may read no report finds none: not in the rail, and told so in words', async () => {
    const anna = await OperatorWindow.open(windows, ANNA, { path: '/reports/load' });
    await anna.page.getByText(text('reports:noReports')).waitFor();
    assert.equal(await anna.page.getByRole('link', { name: text('ui:actions.go.reports'), exact: true }).count(), 0);
  });

  it('nothing was wrong on the way', () => {
    assert.deepEqual(windows.problems, []);
  });
});
