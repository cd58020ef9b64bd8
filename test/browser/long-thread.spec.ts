import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Account } from './support/account.js';
import { ExternalClient } from './support/long-dialog.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

const MESSAGES = 50_000;
const MOST_ROWS = 150;
/** What nobody sees as a movement. */
const STILL_PIXELS = 2;
const SINCE = Date.parse('2026-01-05T06:00:00Z');
const MINUTE = 60_000;
const OLDER_PAGES = 12;

/** Short and long in turn, so that no height can be guessed. */
const textOf = (n: number): string =>
  n % 5 === 0 ? `Message ${n}. ${'It goes on and on, over several lines. '.repeat(1 + (n % 4))}` : `Message ${n}`;

/** Scrolls up until older messages are asked for, and says how far what is on the screen moved when they came, and how many rows there were. */
const LOAD_OLDER = `(async () => {
  const log = document.querySelector('[role="log"]');
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const rows = () => log.querySelectorAll('[data-index]').length;
  const tall = log.scrollHeight;
  log.scrollTop = 900;
  for (let n = 0; n < 3; n += 1) await frame();
  const edge = log.getBoundingClientRect().top;
  const seen = [...log.querySelectorAll('[data-message-id]')].find((row) => row.getBoundingClientRect().top > edge + 40);
  const top = seen.getBoundingClientRect().top;
  let moved = 0, most = rows(), after = 0;
  for (let n = 0; n < 600 && after < 20; n += 1) {
    await frame();
    if (!seen.isConnected) { moved = Infinity; break; }
    moved = Math.max(moved, Math.abs(seen.getBoundingClientRect().top - top));
    most = Math.max(most, rows());
    if (log.scrollHeight > tall + 500) after += 1;
  }
  return { moved, most, loaded: log.scrollHeight > tall + 500 };
})()`;

describe('a thread of fifty thousand messages', { timeout: 300_000 }, () => {
  let windows: Windows;
  let page: Page;
  let dialogId: number;

  before(async () => {
    windows = await Windows.start();
    const context = await windows.context();
    const { account } = await Account.register(context);
    const client = await ExternalClient.of(account, 'Long Talker');
    dialogId = await client.writes(MESSAGES, (n) => ({ text: textOf(n), at: new Date(SINCE + n * 6 * MINUTE) }));
    page = await context.newPage();
  });
  after(() => windows.close());

  const rows = (): Promise<number> => page.locator('[role="log"] [data-index]').count();
  const message = (n: number) => page.getByRole('article', { name: new RegExp(`Message ${n}\\b`) });

  it('opens at its end with few rows', async () => {
    await page.goto(`/chat/${dialogId}?filter=all`);
    await message(MESSAGES - 1).waitFor();
    assert.ok((await rows()) < MOST_ROWS);
  });

  it('does not move when older messages come, and stays as small', async () => {
    for (let n = 0; n < OLDER_PAGES; n += 1) {
      const { moved, most, loaded } = await page.evaluate<{ moved: number; most: number; loaded: boolean }>(LOAD_OLDER);
      assert.ok(loaded, `page ${n}: older messages did not come`);
      assert.ok(moved < STILL_PIXELS, `page ${n}: what was on the screen moved by ${moved} pixels`);
      assert.ok(most < MOST_ROWS, `page ${n}: ${most} rows`);
    }
  });

  it('goes to a day, to its first message and back to its end', async () => {
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search');
    await bar.locator('input[type="date"]').fill('2026-02-10');
    const day = Math.ceil((Date.parse('2026-02-10T00:00:00+03:00') - SINCE) / (6 * MINUTE));
    await message(day).waitFor();
    await bar.locator('input[type="search"]').fill('"message 7"');
    await message(7).waitFor();
    assert.ok((await rows()) < MOST_ROWS);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: text('thread:toEnd') }).click();
    await message(MESSAGES - 1).waitFor();
    assert.ok((await rows()) < MOST_ROWS);
  });
});
