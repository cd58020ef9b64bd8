import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../apps/widget/src/widget/texts/en.js';
import { ru } from '../../apps/widget/src/widget/texts/ru.js';
import { CuttableLine } from './support/cuttable-line.js';
import { OperatorWindow } from './support/operator-window.js';
import { aPicture } from './support/pictures.js';
import { ANNA, BORIS, PRODUCT } from './support/product.js';
import { text } from './support/texts.js';
import { VisitorWindow, type VisitorOptions } from './support/visitor-window.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

const KEY = 'demo-site-widget';
/** Cutting the network is what one of the tests is about. */
const CUT = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection/;

describe('the chat on a site', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  let number = 0;
  before(async () => {
    windows = await Windows.start({ allowed: CUT });
    await onlyAnnaAtWork(windows, BORIS);
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
  });
  after(() => windows.close());

  const words = (what: string): string => `${what} ${Date.now().toString(36)}-${(number += 1)}`;

  /** A visitor who has written, in the dialog that Anna has open. */
  async function inTalk(options?: VisitorOptions): Promise<VisitorWindow> {
    const visitor = await VisitorWindow.open(windows, options);
    await visitor.openChat();
    const question = words('Good afternoon');
    await visitor.write(question);
    await anna.page.getByRole('link').filter({ hasText: question }).click();
    await anna.message(question).waitFor();
    return visitor;
  }

  it('reaches the operator without a reload, and his answer comes back and is read', async () => {
    const visitor = await inTalk();
    const answer = words('It is on its way');
    await anna.reply(answer);
    await visitor.message(answer).waitFor();
    await anna.waitForStatus(answer, 'read');
    await visitor.waitForStatus('Good afternoon', 'read');
  });

  it('takes one press of a button that a program has sent, and shows it', async () => {
    const visitor = await inTalk();
    const question = words('Which one?');
    await send(anna, question, [
      { type: 'reply', text: 'Green tea', payload: 'tea?kind=green' },
      { type: 'reply', text: 'Black tea', payload: 'tea?kind=black' },
    ]);
    const button = visitor.page.getByRole('button', { name: 'Green tea', exact: true });
    await stallAfterClick(visitor.page, 1_000);
    await button.dblclick();
    await visitor.page.getByRole('button', { name: new RegExp(`^Green tea.*${en.chosen}`) }).waitFor();
    await anna
      .message(/Green tea/)
      .last()
      .waitFor();
    assert.equal(await visitor.page.getByRole('log').locator('[data-side=mine]').filter({ hasText: 'Green tea' }).count(), 1);
    assert.ok(await visitor.page.getByRole('button', { name: 'Black tea', exact: true }).isEnabled());
  });

  it('carries a picture, which both sides see', async () => {
    const visitor = await inTalk();
    await visitor.choose(aPicture('teapot.png'));
    const sent = visitor.page.getByRole('button', { name: `${en.openPicture}: teapot.png` });
    await sent.click();
    await visitor.page.getByRole('dialog', { name: 'teapot.png' }).waitFor();
    await visitor.page.keyboard.press('Escape');
    assert.equal(await visitor.window.count(), 1, 'Escape closes the picture and leaves the chat');
    await anna.page
      .getByRole('log')
      .getByRole('button', { name: text('message:openPicture') })
      .locator('img')
      .last()
      .waitFor();
  });

  it('loses and doubles nothing of what is written without a network', async () => {
    const line = await CuttableLine.to(PRODUCT);
    const visitor = await inTalk({ site: line.url });
    const written = [1, 2, 3].map((index) => words(`From a tunnel ${index}`));
    line.cut();
    for (const one of written) await visitor.write(one);
    await visitor.page.getByText(en.lost).waitFor();
    const meanwhile = words('Are you there?');
    await anna.reply(meanwhile);
    line.mend();
    await visitor.message(meanwhile).waitFor({ timeout: 40_000 });
    for (const one of written) {
      await visitor.waitForStatus(one, 'delivered');
      await anna.message(one).waitFor();
      assert.deepEqual([await visitor.message(one).count(), await anna.message(one).count()], [1, 1]);
    }
    await line.end();
  });

  it('says on the launcher and in the title what waits, also on the next page', async () => {
    const visitor = await inTalk();
    await visitor.page.keyboard.press('Escape');
    await visitor.window.waitFor({ state: 'hidden' });
    const answer = words('One more thing');
    await anna.reply(answer);
    await visitor.page.getByRole('button', { name: 'Open the chat, unread messages: 1' }).waitFor();
    assert.match(await visitor.page.title(), /^\(1\) /);
    await visitor.page.reload();
    await visitor.page.getByRole('button', { name: 'Open the chat, unread messages: 1' }).click();
    await visitor.message(answer).waitFor();
    await visitor.page.waitForFunction('!document.title.startsWith("(")');
  });

  it('asks how it was when the dialog is closed', async () => {
    const visitor = await inTalk();
    await anna.reply(words('All settled'));
    const dialogId = /\/chat\/(\d+)/.exec(anna.page.url())?.[1];
    await anna.account.post(`/api/dialogs/${dialogId}/close`);
    await visitor.page.getByRole('radio', { name: new RegExp(`^${en.starsOf(5)}`) }).check();
    await visitor.page.getByRole('textbox', { name: en.comment }).fill('Quick and kind');
    await visitor.page.getByRole('button', { name: en.rate }).click();
    await visitor.page.getByText(en.thanks).waitFor();
  });

  it('can be used with the keyboard alone, and fills a small screen', async () => {
    const visitor = await VisitorWindow.open(windows, { width: 380, height: 720, locale: 'ru' });
    const launcher = visitor.page.getByRole('button', { name: 'Открыть чат' });
    await launcher.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.window.waitFor();
    const box = await visitor.window.boundingBox();
    assert.deepEqual([box?.width, box?.height], [380, 720]);
    await visitor.page.waitForFunction('document.querySelector("deskwire-widget").shadowRoot.activeElement?.localName === "textarea"');
    await visitor.page.keyboard.type('С клавиатуры');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByRole('article').filter({ hasText: 'С клавиатуры' }).filter({ hasText: ru.delivered }).waitFor();
    for (let step = 0; step < 12; step += 1) {
      await visitor.page.keyboard.press('Tab');
      assert.ok(await focusIsInChat(visitor.page), `after ${step + 1} tabs the focus has left the window`);
    }
    await visitor.page.keyboard.press('Escape');
    await visitor.page.waitForFunction('document.querySelector("deskwire-widget").shadowRoot.activeElement?.className === "launcher"');
  });
});

describe('the chat on a page of somebody else', () => {
  let windows: Windows;
  let shop: Server;
  before(async () => {
    windows = await Windows.start();
    shop = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${PRODUCT}; connect-src ${PRODUCT} ${PRODUCT.replace(/^http/, 'ws')}; img-src 'self' ${PRODUCT} data:; require-trusted-types-for 'script'`,
      );
      const tag = `<script src="${PRODUCT}/widget.js" data-key="${KEY}" data-language="en" async></script>`;
      response.end(
        `<!doctype html><html lang="de"><link rel="icon" href="data:,"><title>Ein Laden</title><body><h1>Ein Laden</h1>${tag}${tag}</body></html>`,
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
  });
  after(async () => {
    shop.close();
    await windows.close();
  });

  it('keeps its looks and its manners under a strict policy, twice in the page, and when the page exchanges its body', async () => {
    const context = await windows.context();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
    const launcher = page.getByRole('button', { name: 'Open the chat' });
    await launcher.waitFor();
    assert.equal(await page.locator('deskwire-widget').count(), 1);
    await page.evaluate('document.body = document.createElement("body")');
    await launcher.click();
    await page.getByRole('textbox', { name: en.placeholder }).fill('From another site');
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: en.delivered }).waitFor();
    const width = await page.getByRole('dialog').evaluate((element) => (element as unknown as { offsetWidth: number }).offsetWidth);
    assert.equal(width, 384, 'the style sheet is in force');
  });
});

/** As an integrator's program does. */
async function send(operator: OperatorWindow, words: string, buttons: object[]): Promise<void> {
  const dialogId = Number(/\/chat\/(\d+)/.exec(operator.page.url())?.[1]);
  const token = process.env.DEMO_API_TOKEN;
  if (!token) throw new Error('Set DEMO_API_TOKEN to the demo token of the running product (DATA_DIR/secrets.json has it).');
  const { client } = await operator.account.get<{ client: { id: number } }>(`/api/dialogs/${dialogId}`);
  const answer = await fetch(`${PRODUCT}/v1/messages`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: client.id, type: 'to_client', text: words, keyboard: { buttons } }),
  });
  assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
}

/** The page is busy between the two clicks of a double one, as it is on a slow machine: the buttons have moved before the second is told. */
const stallAfterClick = (page: Page, ms: number): Promise<unknown> =>
  page.evaluate(`document.querySelector("deskwire-widget").addEventListener(
    "click",
    () => { const end = performance.now() + ${ms}; while (performance.now() < end); },
    { once: true },
  )`);

const focusIsInChat = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('Boolean(document.querySelector("deskwire-widget").shadowRoot.activeElement?.closest("[role=dialog]"))');
