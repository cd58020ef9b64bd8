import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { assertCleanInEveryLook } from './support/axe.js';
import { aNewEmail, invite } from './support/invited-people.js';
import { pressKey } from './support/layout.js';
import { ExternalClient } from './support/long-dialog.js';
import { OperatorWindow } from './support/operator-window.js';
import { aPicture } from './support/pictures.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

const MESSAGES = 400;
const SINCE = Date.parse('2026-03-02T06:00:00Z');
const QUARTER = 15 * 60_000;
/** A message of the third day, by the company's time. */
const DAY = { date: '2026-03-04', first: Math.ceil((Date.parse('2026-03-04T00:00:00+03:00') - SINCE) / QUARTER) };

const SAID: Record<number, string> = {
  20: 'Здравствуйте, испеките нам булочки с маком',
  40: 'Добрый день, а что с договором поставки?',
  60: 'День был добрый',
  80: 'The second oven was delivered yesterday',
  100: 'The third oven will be delivered tomorrow',
};

const PATIENCE_MILLISECONDS = 30_000;

/** Messages are made findable a moment after they were stored. */
async function findable(account: Account, query: string): Promise<void> {
  const over = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const { items } = await account.get<{ items: unknown[] }>(`/api/messages/search?query=${encodeURIComponent(query)}`);
    if (items.length > 0) return;
    if (Date.now() > over) throw new Error(`"${query}" was not made findable`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('search', { timeout: 240_000 }, () => {
  let windows: Windows;
  let nina: Account;
  let page: Page;
  let dialogId: number;
  before(async () => {
    windows = await Windows.start();
    const context = await windows.context();
    ({ account: nina } = await Account.register(context));
    const client = await ExternalClient.of(nina, 'Bakery Regular');
    dialogId = await client.writes(MESSAGES, (n) => ({ text: SAID[n] ?? `Message ${n}`, at: new Date(SINCE + n * QUARTER) }));
    await nina.post(`/api/dialogs/${dialogId}/transfer`, { operatorId: nina.id });
    page = await context.newPage();
    await page.goto(`/chat/${dialogId}?filter=all`);
    await message(`Message ${MESSAGES - 1}`).waitFor();
    await findable(nina, 'булочки');
    await findable(nina, 'tomorrow');
  });
  after(() => windows.close());

  const message = (words: string): Locator => page.getByRole('log').getByRole('article', { name: words });
  const field = (): Locator => page.getByRole('searchbox', { name: text('chat:list.search') });
  const found = (words: string | RegExp): Locator =>
    page.getByRole('region', { name: text('chat:found.messages') }).getByRole('link', { name: words });
  const bar = (): Locator => page.getByRole('search', { name: text('chat:find.label') });

  /** From the thread into the list's field by its key, with nothing but these words in it. */
  async function searchFor(words: string): Promise<void> {
    await page.locator('[data-region="thread"] [data-region-focus]').first().focus();
    await page.keyboard.press('/');
    await page.locator('input[type="search"]:focus').waitFor();
    await page.keyboard.insertText(words);
  }

  it('finds other forms of Russian and English words, words in any order, a phrase, and a word that is still being typed', async () => {
    const cases: [string, string, string | null][] = [
      ['булочкой', 'булочки с маком', null],
      ['маки булочка', 'булочки с маком', null],
      ['догов', 'договором', null],
      ['"добрый день"', 'Добрый день, а', 'День был'],
      ['deliver tomorrow', 'third oven', 'second oven'],
      ['delivered -tomorrow', 'second oven', 'third oven'],
    ];
    for (const [query, words, other] of cases) {
      await searchFor(query);
      await found(new RegExp(words)).waitFor();
      if (other !== null) assert.equal(await found(new RegExp(other)).count(), 0, query);
    }
  });

  it('goes by keyboard to a found message far up the thread, and back to the newest', async () => {
    await searchFor('булочки с маком');
    await found(/булочки/).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-region="list"] li > a:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('article[data-flashed]').filter({ hasText: SAID[20] }).waitFor();
    assert.match(page.url(), /message=\d+/);
    assert.equal(await message(`Message ${MESSAGES - 1}`).count(), 0);
    await page.getByRole('button', { name: text('thread:toEnd') }).press('Enter');
    await message(`Message ${MESSAGES - 1}`).waitFor();
  });

  it('finds a file by its name', async () => {
    const composer = page.locator('[data-region="thread"] input[type=file]').first();
    await composer.setInputFiles(aPicture('invoice 2026 autumn.png'));
    const send = page.getByRole('button', { name: text('chat:composer.send'), exact: true, disabled: false });
    await send.press('Enter');
    await findable(nina, 'invoice autumn');
    await searchFor('invoice 2026');
    await found(/invoice 2026 autumn/).waitFor();
  });

  it('shows what it found without violations, wide and narrow; Escape empties the field', async () => {
    await searchFor('oven');
    await found(/second oven/).waitFor();
    await page.goto(page.url().replace(/\/chat\/\d+/, '/chat'));
    await found(/second oven/).waitFor();
    await assertCleanInEveryLook(page, 'what the list found');
    await field().press('Escape');
    await page.getByRole('region', { name: text('chat:found.messages') }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^Bakery Regular / }).waitFor();
  });

  it('on a narrow screen a found message opens over the list, and the way back leads to what was found', async () => {
    await page.setViewportSize({ width: 380, height: 720 });
    await page.goto('/chat');
    await field().fill('булочка');
    await found(/булочки/).press('Enter');
    await message('булочки с маком').waitFor();
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= 380'), 'the page is wider than the screen');
    await page.goBack();
    await found(/булочки/).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  for (const layout of ['Latin', 'Russian'] as const) {
    it(`in the dialog (${layout} layout): from hit to hit, to a day, and back into the thread`, async () => {
      await page.goto(`/chat/${dialogId}?filter=all`);
      await message(`Message ${MESSAGES - 1}`).waitFor();
      await page.locator('[data-region="thread"] [data-region-focus]').first().focus();
      await pressKey(page, 'f', layout, { control: true });
      await page.locator('input[type="search"]:focus').waitFor();
      await page.keyboard.insertText('oven');
      const at = (n: number): Promise<void> =>
        bar()
          .getByRole('status')
          .filter({ hasText: text('chat:find.count', 'en', { at: String(n), of: '2' }) })
          .waitFor();
      await at(1);
      await page.locator('article[data-flashed]').filter({ hasText: 'third oven' }).waitFor();
      await page.keyboard.press('Enter');
      await at(2);
      await page.locator('article[data-flashed]').filter({ hasText: 'second oven' }).waitFor();
      await page.keyboard.press('Shift+Enter');
      await at(1);
      await bar().getByLabel(text('chat:find.day')).fill(DAY.date);
      await message(`Message ${DAY.first}`).waitFor();
      if (layout === 'Latin') await assertCleanInEveryLook(page, 'the search in a dialog');
      await bar().getByRole('searchbox').press('Escape');
      await bar().waitFor({ state: 'detached' });
      await page.locator('[role="log"]:focus').waitFor();
    });
  }

  it('of what is not there says so', async () => {
    await page.keyboard.press('Control+f');
    await page.locator('input[type="search"]:focus').waitFor();
    await page.keyboard.insertText('zeppelin');
    await bar()
      .getByRole('status')
      .filter({ hasText: text('chat:find.none') })
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('by the palette: a message among the actions', async () => {
    await page.goto('/channels');
    await page.getByRole('navigation').first().waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: text('app:palette.label') });
    await palette.getByRole('combobox').fill('булочка');
    await palette.getByRole('option', { name: /булочки/ }).waitFor();
    await assertCleanInEveryLook(page, 'the palette with found messages');
    await palette.getByRole('combobox').press('Enter');
    await page.waitForURL(/\/chat\/\d+\?.*message=/);
    await page.locator('article[data-flashed]').filter({ hasText: SAID[20] }).waitFor();
  });

  it('nobody finds what he may not see, neither client nor message, and is told so in his language', async () => {
    const ida = await OperatorWindow.accept(windows, await invite(nina, aNewEmail('ida'), { role: 'operator' }), 'Ida', { locale: 'ru' });
    const own = ida.page;
    for (const query of ['булочка', 'Bakery Regular']) {
      const searched = own.waitForResponse((answer) => answer.url().includes('/api/messages/search'));
      await own.getByRole('searchbox', { name: text('chat:list.search', 'ru') }).fill(query);
      const { items } = (await (await searched).json()) as { items: unknown[] };
      assert.deepEqual(items, []);
      await own.getByText(text('chat:empty.search', 'ru')).waitFor();
    }
    assert.equal(await ida.account.statusOf('GET', `/api/dialogs/${dialogId}`), 404);
    await nina.post(`/api/dialogs/${dialogId}/transfer`, { operatorId: ida.account.id });
    await own.reload();
    await own.getByRole('searchbox', { name: text('chat:list.search', 'ru') }).fill('булочка');
    await own
      .getByRole('region', { name: text('chat:found.messages', 'ru') })
      .getByRole('link', { name: /булочки/ })
      .waitFor();
  });
});
