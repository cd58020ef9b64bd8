import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { ColleagueWindow } from './support/colleague-window.js';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN, ANNA, PRODUCT } from './support/product.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

const mark = (): string => Math.random().toString(36).slice(2, 8);
const usual = { desktop: true, blink: true, preview: true };
const SETTINGS = {
  kinds: {
    client: { sound: 'drop', ...usual },
    new_dialogs: { sound: 'bell', ...usual },
    personal: { sound: 'chime', ...usual },
    group: { sound: 'knock', ...usual },
  },
  quiet: null,
};

interface Heard {
  sounds: number;
  notes: { title: string; body: string }[];
}

/** What a tab let its owner hear and see beside the page: headless browsers show no notes, so they are written down as they are made. */
const LISTEN = `
  window.heard = { sounds: 0, notes: [] };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.heard.sounds += 1; return start.apply(this, when); };
  const Real = window.Notification;
  window.Notification = class extends Real { constructor(title, options) { super(title, options); window.heard.notes.push({ title, body: options.body }); window.lastNote = this; } };
`;

const heard = (page: Page): Promise<Heard> => page.evaluate('window.heard');

const PATIENCE_MILLISECONDS = 15_000;
const AGAIN_MILLISECONDS = 50;

/** Waits until it is so. The page's own policy forbids to make code of a text, so the browser is asked from outside. */
async function until(page: Page, condition: string): Promise<void> {
  const over = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await page.evaluate<boolean>(condition))) {
    if (Date.now() > over) throw new Error(`It never came true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
  }
}

/** In a headless browser every page has the focus: this one is told that its window was left, as a switch to another program does. */
const leave = (page: Page): Promise<void> => page.evaluate(`document.hasFocus = () => false; window.dispatchEvent(new Event('blur'))`);

const comeBack = (page: Page): Promise<void> => page.evaluate(`document.hasFocus = () => true; window.dispatchEvent(new Event('focus'))`);

/** Loads a page and waits until the server greets it: from then on it hears of what happens. */
async function followed(page: Page, load: () => Promise<unknown>): Promise<void> {
  const greeted = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await load();
  await greeted;
}

describe('notifications', () => {
  let windows: Windows;
  let admin: ColleagueWindow;
  before(async () => {
    // A window without a history has no push service, and Chromium says so.
    windows = await Windows.start({ allowed: /Push API in incognito mode/ });
    admin = new ColleagueWindow(await OperatorWindow.open(windows, ADMIN, { path: '/colleagues' }));
    await admin.writeTo('Anna');
  });
  after(() => windows.close());

  interface Hearing {
    anna: OperatorWindow;
    context: BrowserContext;
  }

  /** Anna on the chat page, with the permission for notes given, and her settings as they are at first. */
  async function hearing(path = '/chat'): Promise<Hearing> {
    const anna = await OperatorWindow.open(windows, ANNA);
    const context = anna.page.context();
    await context.grantPermissions(['notifications'], { origin: PRODUCT });
    await anna.account.put('/api/me/notifications', SETTINGS);
    await context.addInitScript(LISTEN);
    await followed(anna.page, () => anna.page.goto(path));
    await anna.page.getByRole('navigation').first().waitFor();
    // A page that nobody touched may not sound.
    await anna.page.mouse.click(2, 300);
    return { anna, context };
  }

  let open: Hearing | null = null;
  beforeEach(async () => {
    await open?.context.close();
    open = null;
  });

  it('sound, and show a note of the system while one is elsewhere; the note opens the chat', async () => {
    open = await hearing();
    const { page } = open.anna;
    await leave(page);
    const words = `ping ${mark()}`;
    await admin.write(words);
    await until(page, 'window.heard.notes.length === 1 && window.heard.sounds > 0');
    assert.deepEqual((await heard(page)).notes, [{ title: admin.account.name, body: words }]);
    await until(page, `document.title === ${JSON.stringify(admin.account.name)}`);
    await comeBack(page);
    await until(page, `document.title.includes('Deskwire')`);
    await page.evaluate(`window.lastNote.onclick(new Event('click'))`);
    await page.waitForURL(/\/colleagues\/\d+/);
  });

  it('leave whoever looks at the chat alone, in another tab too', async () => {
    open = await hearing();
    const { anna, context } = open;
    const second = await context.newPage();
    await followed(second, () => second.goto('/colleagues'));
    await leave(anna.page);
    const words = `nothing to hear ${mark()}`;
    await second.getByRole('link', { name: new RegExp(`^${admin.account.name}`) }).click();
    await second.getByRole('heading', { name: admin.account.name, level: 2 }).waitFor();
    await admin.write(words);
    await second.getByRole('log').getByText(words).waitFor();
    assert.deepEqual(await heard(anna.page), { sounds: 0, notes: [] });
    assert.deepEqual(await heard(second), { sounds: 0, notes: [] });
  });

  it('come from one tab only', async () => {
    open = await hearing();
    const { anna, context } = open;
    const second = await context.newPage();
    await followed(second, () => second.goto('/channels'));
    await second.mouse.click(2, 300);
    await leave(anna.page);
    await leave(second);
    const pages = [anna.page, second];
    const together = async (): Promise<number> => {
      const all = await Promise.all(pages.map(heard));
      return all.reduce((sum, { notes }) => sum + notes.length, 0);
    };
    for (const count of [1, 2]) {
      const words = `once ${mark()}`;
      await admin.write(words);
      await Promise.race(pages.map((page) => until(page, `window.heard.notes.some(({ body }) => body === '${words}')`)));
      assert.equal(await together(), count);
    }
  });

  it('say nothing of the content where that was chosen, and nothing at all in the quiet hours', async () => {
    open = await hearing();
    const { anna } = open;
    await anna.account.put('/api/me/notifications', {
      ...SETTINGS,
      kinds: { ...SETTINGS.kinds, personal: { ...SETTINGS.kinds.personal, preview: false } },
    });
    await followed(anna.page, () => anna.page.reload());
    await anna.page.mouse.click(2, 300);
    await leave(anna.page);
    await admin.write(`secret ${mark()}`);
    await until(anna.page, 'window.heard.notes.length === 1');
    assert.deepEqual((await heard(anna.page)).notes, [{ title: text('app:notify.new.personal'), body: '' }]);
    await anna.account.put('/api/me/notifications', { ...SETTINGS, quiet: { from: '00:00', to: '23:59' } });
    await followed(anna.page, () => anna.page.goto('/colleagues'));
    await leave(anna.page);
    const quiet = `quiet ${mark()}`;
    await admin.write(quiet);
    await anna.page.getByRole('link', { name: new RegExp(quiet) }).waitFor();
    assert.deepEqual(await heard(anna.page), { sounds: 0, notes: [] });
    await anna.account.put('/api/me/notifications', SETTINGS);
  });

  it('are chosen by kind, each with a sample, and the choice is kept', async () => {
    open = await hearing('/account/notifications');
    const { page } = open.anna;
    const groups = page.getByRole('region', { name: text('notifications:kind.group'), exact: true });
    await groups.getByRole('button', { name: new RegExp(`^${text('notifications:sound.listen')}`) }).click();
    await until(page, 'window.heard.sounds === 2');
    await groups.getByLabel(text('notifications:sound.label'), { exact: true }).first().click();
    await groups.getByRole('option', { name: text('notifications:sound.bell') }).click();
    await until(page, 'window.heard.sounds === 4');
    await groups.getByRole('button', { name: `${text('notifications:try')} ${text('notifications:desktop.label')}` }).click();
    await until(page, 'window.heard.notes.length === 1');
    await groups.getByRole('button', { name: `${text('notifications:try')} ${text('notifications:blink.label')}` }).click();
    await until(page, `document.title === ${JSON.stringify(text('notifications:sample.group'))}`);
    await page.getByRole('switch', { name: text('notifications:quiet.label') }).click({ force: true });
    await page.getByLabel(text('notifications:quiet.from'), { exact: true }).fill('23:00');
    await page.waitForResponse((answer) => answer.url().endsWith('/api/me/notifications') && answer.request().method() === 'PUT');
    await page.reload();
    const field = page
      .getByRole('region', { name: text('notifications:kind.group'), exact: true })
      .getByLabel(text('notifications:sound.label'), { exact: true })
      .first();
    assert.equal(await field.inputValue(), text('notifications:sound.bell'));
    assert.equal(await page.getByLabel(text('notifications:quiet.from'), { exact: true }).inputValue(), '23:00');
    await open.anna.account.put('/api/me/notifications', SETTINGS);
  });

  it('of the push service are shown by the worker, and bring an open tab to the chat', async () => {
    open = await hearing('/account/notifications');
    const { anna, context } = open;
    const { page } = anna;
    await page.evaluate(`navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(() => true)`);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const note = await worker.evaluate(`(async () => {
      const data = { title: 'Anna P.', body: 'hello', path: '/colleagues', tag: 'chat:1' };
      const waits = [];
      const event = Object.assign(new Event('push'), { data: { json: () => data }, waitUntil: (one) => waits.push(one) });
      self.dispatchEvent(event);
      await Promise.all(waits);
      const [shown] = await self.registration.getNotifications();
      return { title: shown.title, body: shown.body, tag: shown.tag };
    })()`);
    assert.deepEqual(note, { title: 'Anna P.', body: 'hello', tag: 'chat:1' });
    await worker.evaluate(`self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((tabs) =>
      tabs.forEach((tab) => tab.postMessage({ type: 'deskwire:open', path: '/colleagues' })))`);
    await page.waitForURL(/\/colleagues$/);
  });

  it('of the push service say in words why the browser gives none', async () => {
    open = await hearing('/account/notifications');
    const { page } = open.anna;
    await page.getByRole('switch', { name: text('notifications:push.label') }).click({ force: true });
    // A browser without the network of its maker, as this one, has no push service.
    await page.getByRole('alert').getByText(text('notifications:push.refused')).waitFor({ timeout: 30_000 });
  });
});
