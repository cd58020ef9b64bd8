import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

const button = (id: string, words: string) => ({
  ...{ id, type: 'reply', text: words, description: '', payload: null, target: '', color: null },
});
const message = (id: string, words: string, at: [number, number], exits: Record<string, string>, buttons: object[] = []) => ({
  ...{ id, kind: 'message', title: '', at: { x: at[0], y: at[1] }, exits, text: words, file: null, buttons, list: null },
  wait: buttons.length > 0 ? { timeoutSeconds: null } : null,
});

/** A menu of two buttons; each answer leads back to it, so that its message stays above with buttons that can be pressed again. */
const DRAFT = {
  format: 1,
  start: 'menu',
  steps: [
    message('menu', 'What would you like to know?', [0, 0], { 'button:hours': 'hours', 'button:place': 'place' }, [
      button('hours', 'Hours'),
      button('place', 'Address'),
    ]),
    message('hours', 'We are open from eight to nine.', [360, -80], { next: 'menu' }),
    message('place', 'Baker Street 7.', [360, 120], { next: 'menu' }),
  ],
  triggers: [],
  variables: [],
  settings: { whileOperator: 'silent', giveBack: 'by_hand' },
};

describe('trying a draft', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let pane: Locator;
  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN, { width: 1500, height: 900 });
  });
  after(() => windows.close());

  /** A scenario of this draft, open in the designer with the phone beside it. */
  async function opened(): Promise<void> {
    const scenario = await admin.account.post<{ id: number; draftVersion: number }>('/api/scenarios', { name: 'Trial of a menu' });
    await admin.account.put(`/api/scenarios/${scenario.id}/draft`, { draftVersion: scenario.draftVersion, content: DRAFT });
    await admin.page.goto(`/scenarios/${scenario.id}`);
    await admin.button('ui:actions.steps.try').first().click();
    pane = admin.page.getByRole('complementary', { name: text('trial:title') });
    await pane.waitFor();
  }
  async function choose(channel: RegExp): Promise<void> {
    await pane.getByLabel(text('simulator:setup.channel')).first().click();
    await admin.page.getByRole('option', { name: channel }).first().click();
  }
  const said = (words: string, nth = 0): Locator =>
    pane.getByRole('article', { name: new RegExp(words.replace(/[.?]/g, '\\$&')) }).nth(nth);
  const press = (words: string, nth = 0): Promise<void> => pane.getByRole('button', { name: words, exact: true }).nth(nth).click();

  for (const [name, channel] of [
    ['WhatsApp', /^WhatsApp(?! 360| Gup| per)/],
    ['Telegram', /^Telegram(?! per)/],
  ] as const) {
    it(`plays it on a ${name} phone, an older message’s buttons too, and lights the way on the canvas`, async () => {
      await opened();
      await choose(channel);
      await said('What would you like to know?').waitFor();
      await press('Hours');
      await said('We are open from eight to nine.').waitFor();
      await said('What would you like to know?', 1).waitFor();
      // The first menu is above by now; its other button still works.
      await press('Address', 0);
      await said('Baker Street 7.').waitFor();

      const canvas = admin.page.locator('.react-flow');
      // Said for screen readers; what eyes see is a mark and the lines.
      await canvas.getByText(pattern('trace:mark.standing_other')).first().waitFor({ state: 'attached' });
      await pane.getByText(text('trial:steps')).click();
      const steps = pane.getByRole('list', { name: text('run:trace.label') });
      await steps.getByText(pattern('run:why.pressed', 'en', { title: 'Address' })).waitFor();
      assert.ok((await steps.getByRole('listitem').count()) >= 4, 'every step is in the trace');
    });
  }

  it('starts over with somebody new', async () => {
    await opened();
    await said('What would you like to know?').waitFor();
    await pane.getByRole('button', { name: text('trial:restart') }).click();
    await said('What would you like to know?').waitFor();
    assert.equal(await said('What would you like to know?', 1).count(), 0, 'another person begins anew');
  });
});
