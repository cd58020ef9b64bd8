import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertCleanInEveryLook } from './support/axe.js';
import { ColleagueWindow } from './support/colleague-window.js';
import { pressKey } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

const mark = (): string => Math.random().toString(36).slice(2, 8);

describe('forwarding several messages to several chats', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  let admin: ColleagueWindow;
  let group: string;
  before(async () => {
    windows = await Windows.start();
    anna = await OperatorWindow.open(windows, ANNA, { path: '/chat?filter=all' });
    admin = new ColleagueWindow(await OperatorWindow.open(windows, ADMIN, { path: '/colleagues' }));
    group = `Kitchen ${mark()}`;
    await admin.makeGroup(group, ['Anna']);
  });
  after(async () => {
    // Nothing unread is left behind for the tests that count it.
    const { items } = await anna.account.get<{ items: { id: number }[] }>('/api/internal-chats');
    for (const { id } of items) await anna.account.post(`/api/internal-chats/${id}/read`, { upToId: Number.MAX_SAFE_INTEGER });
    await windows.close();
  });

  const chosen = (page: Page, count: number): Promise<void> =>
    page
      .getByRole('status')
      .filter({ hasText: text(`thread:choice.count_${count === 1 ? 'one' : 'other'}`, 'en', { count: String(count) }) })
      .waitFor();

  /** Ticks chats in the window by their names, and sends, with the keyboard only. */
  async function send(page: Page, count: number, names: string[]): Promise<void> {
    const window = page.getByRole('dialog', { name: text('internal-chats:forward.titleMany_other', 'en', { count: String(count) }) });
    for (const name of names) {
      await window.getByRole('combobox').fill(name);
      await window.getByRole('option', { name }).first().waitFor();
      await page.keyboard.press('Enter');
      await window.getByRole('option', { name: new RegExp(`${name}.*${text('people:ticked')}`) }).waitFor();
    }
    await window
      .getByRole('button', { name: pattern(`internal-chats:forward.action_${names.length === 1 ? 'one' : 'other'}`) })
      .press('Enter');
    await window.waitFor({ state: 'detached' });
  }

  /** The server has it: before that, nothing can be done with it. */
  const sent = (words: string): Promise<void> => admin.message(new RegExp(`${words}.*${text('internal-chats:message.sent')}`)).waitFor();

  /** The arrows stop at lines of the system too: how many there are is the company's affair. */
  async function walkUpTo(page: Page, words: string): Promise<void> {
    for (let lines = 0; lines < 12; lines += 1) {
      await page.keyboard.press('ArrowUp');
      const here = await page.evaluate<string>(
        'new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told(document.activeElement.textContent))))',
      );
      if (here.includes(words)) return;
    }
    throw new Error(`The arrows do not lead up to "${words}"`);
  }

  /** Which of the words stand in the open chat, in their order. */
  const order = async (page: Page, words: string[]): Promise<string[]> => {
    const all = await page.getByRole('log').getByRole('article').allTextContents();
    return all.flatMap((said) => words.filter((one) => said.includes(one)));
  };

  it('of a client’s dialog, by keyboard in both layouts: in the order in which they were written', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    const words = [`first ${mark()}`, `second ${mark()}`, `third ${mark()}`];
    for (const one of words) await phone.write(one);
    await anna.openDialog(phone.client);
    await anna.message(words[2]!).waitFor();
    const { page } = anna;
    await page.locator('[data-region="thread"] [data-region-focus]').first().focus();
    await walkUpTo(page, words[2]!);
    await pressKey(page, 'f', 'Russian', { shift: true });
    await chosen(page, 1);
    // Up to the first of them; the second is passed by.
    await walkUpTo(page, words[0]!);
    await page.keyboard.press('Space');
    await chosen(page, 2);
    await assertCleanInEveryLook(page, 'messages that are being chosen');
    await page.locator('article').filter({ hasText: words[0] }).focus();
    await pressKey(page, 'f', 'Latin');
    // By the first name alone: whom one has no chat with yet is listed by the whole name, others as the chat is called.
    await send(page, 2, [admin.account.name.split(' ')[0]!, group]);
    await page.getByRole('group', { name: text('thread:choice.label') }).waitFor({ state: 'detached' });
    for (const chat of [anna.account.name, group]) {
      await admin.open(chat);
      await admin.message(new RegExp(`^${phone.client}.*${words[2]}`)).waitFor();
      assert.deepEqual(await order(admin.page, words), [words[0], words[2]]);
    }
  });

  it('of a chat with colleagues, by pointer; Escape lets all of them go', async () => {
    await admin.open(group);
    const words = [`flour ${mark()}`, `salt ${mark()}`];
    for (const one of words) await admin.write(one);
    for (const one of words) await sent(one);
    const { page } = admin;
    await admin.message(words[0]!).hover();
    await admin
      .message(words[0]!)
      .getByRole('button', { name: text('ui:actions.colleagues.choose') })
      .click();
    await chosen(page, 1);
    await admin.message(words[1]!).click({ position: { x: 200, y: 8 } });
    await chosen(page, 2);
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: text('thread:choice.label') }).waitFor({ state: 'detached' });
    await admin.message(words[1]!).hover();
    await admin
      .message(words[1]!)
      .getByRole('button', { name: text('ui:actions.colleagues.choose') })
      .click();
    await admin.message(words[0]!).click({ position: { x: 200, y: 8 } });
    await chosen(page, 2);
    await page.getByRole('button', { name: text('thread:choice.forward') }).click();
    await send(page, 2, [text('internal-chats:favourites')]);
    await page.locator('[data-region="thread"] :focus').waitFor();
    await admin.open(text('internal-chats:favourites'));
    await admin.message(new RegExp(words[1]!)).waitFor();
    assert.deepEqual(await order(page, words), words);
  });

  it('leaving the dialog ends the choice', async () => {
    await admin.open(group);
    const words = `only once ${mark()}`;
    await admin.write(words);
    await sent(words);
    await admin.message(words).hover();
    await admin
      .message(words)
      .getByRole('button', { name: text('ui:actions.colleagues.choose') })
      .click();
    await chosen(admin.page, 1);
    await admin.open(text('internal-chats:favourites'));
    await admin.open(group);
    await admin.message(words).waitFor();
    assert.equal(await admin.page.getByRole('group', { name: text('thread:choice.label') }).count(), 0);
  });
});
