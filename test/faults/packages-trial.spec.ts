import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { read, utils } from '@e965/xlsx';
import type { Locator, Page } from 'playwright-core';
import { OperatorWindow } from '../browser/support/operator-window.js';
import { PhoneWindow } from '../browser/support/phone-window.js';
import { ADMIN, ANNA } from '../browser/support/product.js';
import { pattern, text } from '../browser/support/texts.js';
import { Windows } from '../browser/support/windows.js';
import { DemoCompany } from './support/demo-company.js';
import { until } from './support/until.js';

/** The admin reads Russian, the operator English. */
const RU = 'ru';
const TELEGRAM = 'demo-telegram-bot';
const WHATSAPP = 'demo-whatsapp-cloud';
const WITHHELD = ['Посылка не пришла', 'Вы читаете это?', 'Жду ответа'];
/** Workers that were killed are there again, and Temporal gives them what their predecessors had in hand. */
const AFTER_A_CRASH_MS = 90_000;
/** A browser that asks while the API is being started anew gets no answer, and says so on its console. */
const WHILE_IT_IS_DOWN = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection|status of 50\d/;

const rubles = (minor: number): string => spaced(new Intl.NumberFormat('ru', { style: 'currency', currency: 'RUB' }).format(minor / 100));
const spaced = (words: string): string => words.replace(/\s+/g, ' ');

describe('a demo company runs out of its package, and everything is killed meanwhile', { timeout: 420_000 }, () => {
  let company: DemoCompany;
  let windows: Windows;
  let admin: OperatorWindow;
  let anna: OperatorWindow;
  let vera: PhoneWindow;

  before(async () => {
    company = await DemoCompany.start({ places: 8, balanceMinor: 1_775, size: 5, packagePrice: '10.00', singlePrice: '2.50' });
    windows = await Windows.start({ product: company.product.url, allowed: WHILE_IT_IS_DOWN });
    anna = await OperatorWindow.open(windows, ANNA);
    admin = await OperatorWindow.open(windows, ADMIN, { locale: RU, path: '/billing' });
  });
  after(async () => {
    await windows?.close();
    await company?.stop();
  });

  const ru = (key: string, parameters?: Record<string, string>): string => text(key, RU, parameters);
  const section = (key: string): Locator => admin.page.getByRole('region', { name: ru(key), exact: true });
  const status = (key: string): Locator => admin.page.getByRole('status').filter({ hasText: pattern(key, RU) });
  /** Entries of a kind in the statement, once there are as many as there should be: never more. */
  const entries = async (key: string, count: number): Promise<Locator> => {
    const rows = section('billing:statement.title').getByRole('row', { name: pattern(key, RU) });
    await rows.nth(count - 1).waitFor();
    assert.equal(await rows.count(), count);
    return rows;
  };

  /** Goes there, until the API is there again. */
  const goTo = (page: Page, path: string): Promise<unknown> =>
    until(`${path} is opened`, AFTER_A_CRASH_MS, async () => {
      await page.goto(path);
      await page.getByRole('navigation').first().waitFor({ timeout: 5_000 });
      return true;
    });

  /** What the billing page says, looked at anew until it is so. */
  const isLeft = async (places: string, total: string, balanceMinor: number): Promise<void> => {
    const wanted = [`${places} ${ru('billing:left.of', { total })}`, rubles(balanceMinor)];
    let seen = '';
    await until(`${wanted.join(', ')} on the page`, AFTER_A_CRASH_MS, async () => {
      await admin.page.goto('/billing');
      seen = spaced(await section('billing:left.label').innerText({ timeout: 5_000 }));
      return wanted.every((words) => seen.includes(words));
    }).catch((error: unknown) => assert.fail(`${String(error)}; seen: ${seen}`));
  };

  const strangersWrite = async (count: number, channel = TELEGRAM): Promise<void> => {
    for (let n = 0; n < count; n += 1) await company.somebodyWrites(channel, `Гость ${company.everybody + 1}`, 'Здравствуйте!');
  };

  it('clients write from their phones: what is left falls, and at its end the admin is told on every page', async () => {
    await isLeft('8', '8', 1_775);
    const first = await PhoneWindow.switchOn(windows, 'Олег', { channel: TELEGRAM, locale: RU });
    for (const words of ['Здравствуйте', 'Есть кто-нибудь?']) await first.write(words);
    await first.waitUntilTaken('Есть кто-нибудь?');
    company.writesTo(TELEGRAM);
    await first.page.context().close();
    await isLeft('7', '8', 1_775);

    await strangersWrite(4);
    await company.kill('Workers');
    await strangersWrite(3, WHATSAPP);
    await company.hasCountedAll();
    await isLeft('0', '8', 1_775);
    await goTo(admin.page, '/chat');
    await status('app:packages.used_100').waitFor();
  });

  it('the admin switches auto top-up on: the next client brings a package, which stands in the statement', async () => {
    await goTo(admin.page, '/billing');
    const change = admin.page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().endsWith('/api/billing'));
    await admin.page.getByRole('switch', { name: ru('billing:auto.label') }).press('Space');
    assert.ok((await change).ok());
    await company.kill('Workers');
    await strangersWrite(1);
    await company.hasCountedAll();
    await isLeft('4', '13', 775);
    const topUp = await entries('billing:kind.top_up', 1);
    assert.match(spaced(await topUp.innerText()), /-10,00 ₽ 7,75 ₽/);
  });

  it('the places, then the balance run out: a new dialog is blocked, shown with the reason and the way out, and not read', async () => {
    await strangersWrite(4);
    await company.kill('API');
    await strangersWrite(3);
    await company.hasCountedAll();
    await isLeft('0', '13', 25);
    await section('billing:left.label').getByText(ru('billing:left.ranOut'), { exact: true }).waitFor();
    await entries('billing:kind.single', 3);

    vera = await PhoneWindow.switchOn(windows, 'Вера', { channel: TELEGRAM, locale: RU });
    for (const words of WITHHELD) {
      await vera.write(words);
      await vera.waitUntilTaken(words);
    }
    company.writesTo(TELEGRAM);
    await company.kill('Workers');
    await strangersWrite(3);
    await strangersWrite(1, WHATSAPP);
    await company.hasCountedAll();

    for (const window of [admin, anna]) await goTo(window.page, '/chat?filter=blocked');
    const locked = pattern('chat:list.filter.blocked', RU);
    await admin.page
      .getByRole('group', { name: ru('chat:list.filters') })
      .getByRole('button', { name: locked })
      .filter({ hasText: '5' })
      .waitFor();
    await status('app:packages.blocked_many').waitFor();
    await admin
      .row('Вера')
      .filter({ hasText: pattern('chat:blocked.inList_few', RU, { count: '3' }) })
      .waitFor();
    await isLocked(admin, RU, 'wayOut');
    await section('chat:blocked.label')
      .getByRole('link', { name: ru('ui:actions.go.billing') })
      .waitFor();
    // An operator is told whom to ask.
    await isLocked(anna, 'en', 'ask');
  });

  /** The dialog is there by its client's name, with what is to be done; what he wrote is nowhere, nor a field for an answer. */
  async function isLocked(window: OperatorWindow, locale: 'ru' | 'en', wayOut: string): Promise<void> {
    await window.openDialog('Вера');
    const why = window.page.getByRole('region', { name: text('chat:blocked.label', locale) });
    await why.getByText(pattern('chat:blocked.reason', locale)).waitFor();
    await why.getByText(pattern(`chat:blocked.${wayOut}`, locale)).waitFor();
    assert.equal(await window.composer.count(), 0);
    const shown = await window.page.locator('body').innerText();
    for (const words of WITHHELD) assert.ok(!shown.includes(words), words);
  }

  it('the admin pays: what waited is given back in its order, charged once, and is answered', async () => {
    await section('chat:blocked.label')
      .getByRole('link', { name: ru('ui:actions.go.billing') })
      .click();
    await status('billing:blocked.wayOut').waitFor();
    await admin.page
      .getByRole('button', { name: ru('billing:pay.action'), exact: true })
      .first()
      .click();
    await admin.page.getByRole('dialog').getByRole('textbox').fill('100,50');
    await admin.page.keyboard.press('Enter');
    await admin.page.waitForURL('**/simulator/payments/**');
    await company.kill('Workers');
    await admin.page.locator('button.pay').click();
    await admin.page.waitForURL('**/billing?payment=*');
    await status('billing:payment.paid').waitFor({ timeout: AFTER_A_CRASH_MS });
    // Whoever has paid is not asked to pay again while it is being given back.
    await status('billing:blocked.wayOut').waitFor({ state: 'detached', timeout: AFTER_A_CRASH_MS });
    await status('billing:blocked.dialogs_many').waitFor({ state: 'detached', timeout: AFTER_A_CRASH_MS });
    await isLeft('0', '18', 25 + 10_050 - 1_000);
    await entries('billing:kind.top_up', 2);

    // Anna has had the dialog open all the time.
    await anna.message(WITHHELD.at(-1) ?? '').waitFor({ timeout: AFTER_A_CRASH_MS });
    const shown = await anna.page.getByRole('log').getByRole('article').allInnerTexts();
    assert.deepEqual(
      WITHHELD.map((words) => shown.findIndex((said) => said.includes(words))),
      [0, 1, 2],
    );
    await company.kill('Workers');
    await anna.reply('Ваша посылка в пути');
    await vera.bubble('Ваша посылка в пути').waitFor({ timeout: AFTER_A_CRASH_MS });
    assert.equal(await vera.bubble('Ваша посылка в пути').count(), 1);
  });

  it('the statement adds up to the kopeck, in both files, and to what the page shows', async () => {
    await company.kill('Workers');
    await strangersWrite(2);
    await company.hasCountedAll();
    await isLeft('3', '23', 8_075);
    const statement = section('billing:statement.title');
    for (const format of ['CSV', 'XLSX']) {
      const lines = await table(await downloaded(statement.getByRole('link', { name: ru('billing:statement.file', { format }) })));
      let left = 0;
      for (const line of lines.toReversed()) assert.equal((left += minor(line[3])), minor(line[4]), `${format}: ${line.join(', ')}`);
      assert.equal(left, 8_075, format);
      assert.equal(lines.filter((line) => minor(line[3]) === -1_000).length, 3, format);
      assert.equal(lines.filter((line) => minor(line[3]) === -250).length, 3, format);
    }
    await company.reconciles();
  });

  it('the report of active dialogs is equal to a count by hand, on the page and in its file', async () => {
    // Those who wrote to the WhatsApp Business API are left out, unless it is asked for.
    await reports('', company.wrote.get(TELEGRAM) ?? 0);
    const { items } = await admin.account.get<{ items: { id: number; key: string }[] }>('/api/channels');
    await reports(`&channels=${items.find(({ key }) => key === WHATSAPP)?.id}`, company.wrote.get(WHATSAPP) ?? 0);
    assert.deepEqual([company.everybody, company.killed.length], [23, 7]);
  });

  async function reports(filter: string, wanted: number): Promise<void> {
    const { page } = admin;
    const total = page
      .getByRole('table', { name: ru('reports:report.active_dialogs') })
      .getByRole('row', { name: pattern('reports:distinctTotal', RU) });
    await until(`${wanted} active dialogs`, AFTER_A_CRASH_MS, async () => {
      await page.goto(`/reports/active-dialogs?period=this_month&bucket=month${filter}`);
      return Number(await total.getByRole('cell').last().innerText({ timeout: 5_000 })) === wanted;
    });
    await page.getByRole('button', { name: ru('reports:export.button') }).click();
    const [line, ...more] = await table(await downloaded(page.getByRole('menuitem', { name: ru('reports:export.csv') })));
    assert.deepEqual([Number(line?.[1]), more], [wanted, []]);
  }

  async function downloaded(by: Locator): Promise<Buffer> {
    const [file] = await Promise.all([admin.page.waitForEvent('download'), by.click()]);
    return readFile(await file.path());
  }

  /** The rows of a CSV or a workbook as texts, without the head. */
  async function table(file: Buffer): Promise<string[][]> {
    const sheet = Object.values(read(file, { raw: true }).Sheets)[0];
    assert.ok(sheet);
    return utils
      .sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: '' })
      .slice(1)
      .map((row) => row.map(String));
  }

  const minor = (amount: string | undefined): number => Math.round(Number(amount) * 100);
});
