import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { violations } from './support/axe.js';
import { LocalProgram } from './support/local-program.js';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

/** An integrator's program that can be broken. */
class Program extends LocalProgram {
  works = true;
  readonly received: { id: string; body: string }[] = [];

  constructor() {
    super((request, body, response) => {
      this.received.push({ id: String(request.headers['webhook-id']), body });
      response.writeHead(this.works ? 200 : 500).end(this.works ? 'Thank you' : 'Out of order');
    });
  }

  get url(): string {
    return this.address('/events');
  }
}

describe('webhooks', () => {
  const program = new Program();
  let windows: Windows;
  let admin: OperatorWindow;

  before(async () => {
    await program.start();
    // A refused form answers 400, which Chromium writes to the console.
    windows = await Windows.start({ allowed: /the server responded with a status of 400/ });
    admin = await OperatorWindow.open(windows, ADMIN);
    const { items } = await admin.account.get<{ items: { id: number }[] }>('/api/webhooks');
    for (const { id } of items) await admin.account.remove(`/api/webhooks/${id}`);
    await admin.page.goto('/settings/webhooks');
  });
  after(async () => {
    program.stop();
    await windows.close();
  });

  const button = (key: string): Locator => admin.page.getByRole('button', { name: text(`settings:webhooks.${key}`), exact: true });
  const field = (key: string): Locator => admin.page.getByRole('textbox', { name: pattern(`settings:webhooks.${key}`) });
  const rows = (): Locator =>
    admin.page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: admin.page.getByRole('rowheader') });
  const clean = async (): Promise<void> => assert.deepEqual(await violations(admin.page), []);

  it('an address that can never be called is refused beside its field; the keyboard is enough', async () => {
    await admin.page.getByRole('link', { name: text('settings:webhooks.add') }).press('Enter');
    await field('name').fill('Warehouse');
    await field('url').fill('http://10.0.0.1/events');
    await field('url').press('Enter');
    await admin.page.getByText('10.0.0.1, which may not be called from here').waitFor();
  });

  it('one is added, and its secret is shown this once', async () => {
    await field('url').fill(program.url);
    await field('url').press('Enter');
    const secret = admin.page.getByRole('textbox', { name: text('settings:webhooks.secret') });
    await secret.waitFor();
    assert.match(await secret.inputValue(), /^whsec_[A-Za-z0-9+/]{43}=$/);
    await clean();
    await button('secretKept').press('Enter');
    await admin.page.getByRole('heading', { name: 'Warehouse' }).waitFor();
    assert.ok(!(await admin.page.content()).includes('whsec_'));
  });

  it('a test arrives, and the page says so', async () => {
    await button('test').press('Enter');
    await admin.page.getByRole('status').getByText(pattern('settings:webhooks.testArrived')).waitFor();
    await rows().first().getByText(text('settings:webhooks.state.delivered')).waitFor();
    assert.match(program.received[0]!.body, /"hook_type":"test"/);
    await clean();
  });

  it('a program that breaks down is seen: in the result, the health and the log', async () => {
    program.works = false;
    await button('test').press('Enter');
    await admin.page.getByRole('status').getByText(pattern('settings:webhooks.testFailed')).waitFor();
    await admin.page.getByText(text('settings:webhooks.health.failing'), { exact: true }).waitFor();
    await rows().first().getByText(text('settings:webhooks.state.failed')).waitFor();
    await clean();
  });

  it('what it missed is sent again under the same id, and what it answered can be read', async () => {
    await rows().first().getByRole('button').press('Enter');
    const drawer = admin.page.getByRole('dialog');
    await drawer.getByText(text('settings:webhooks.answer'), { exact: true }).click();
    await drawer.getByText('Out of order').waitFor();
    await clean();
    program.works = true;
    await button('sendAgain').press('Enter');
    await drawer.getByText(text('settings:webhooks.state.delivered')).waitFor();
    const ids = program.received.map(({ id }) => id);
    assert.equal(ids.at(-1), ids.at(-2));
    await admin.page.keyboard.press('Escape');
    await admin.page.getByText(text('settings:webhooks.health.delivering'), { exact: true }).waitFor();
  });

  it('the secret is replaced, and the page says until when the old one signs as well', async () => {
    await button('rotate').press('Enter');
    await button('rotateConfirm').press('Enter');
    await button('secretKept').press('Enter');
    await admin.page.getByText(pattern('settings:webhooks.twoSecrets')).waitFor();
  });

  it('one that switched itself off is marked at the settings', async () => {
    const { items } = await admin.account.get<{ items: { id: number }[] }>('/api/webhooks');
    await admin.page.route('**/api/webhooks', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { items: object[] };
      const off = { state: 'disabled', health: 'switched_off', disabledReason: 'gone', disabledAt: '2026-11-27T12:00:00.000Z' };
      await route.fulfill({ response: answer, json: { ...body, items: body.items.map((one) => ({ ...one, ...off })) } });
    });
    await admin.page.goto(`/settings/webhooks?webhook=${items[0]!.id}`);
    await admin.page.getByText(text('settings:webhooks.offWhy.gone')).waitFor();
    // In the rail and in the menu of the settings.
    assert.equal(await admin.page.getByRole('link', { name: pattern('app:rail.webhookOff') }).count(), 2);
    await clean();
    await admin.page.unrouteAll();
  });
});
