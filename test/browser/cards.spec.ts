import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { CardPanel } from './support/card-panel.js';
import { aNewEmail, dismiss, invite } from './support/invited-people.js';
import { pressKey, type Layout } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS, DEMO_CHANNEL } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { VisitorWindow } from './support/visitor-window.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

interface Row {
  id: number;
  client: { id: number; name: string };
  lastMessage: { preview: string } | null;
}

describe('one person over three channels', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let colleague: OperatorWindow;
  let card: CardPanel;
  let beside: CardPanel;
  let phone: PhoneWindow;
  let telegram: PhoneWindow;
  let site: Row;
  const come: number[] = [];
  const words = `Also here ${Date.now()}`;

  before(async () => {
    windows = await Windows.start({ allowed: /status of (403|404|409|410)/ });
    await onlyAnnaAtWork(windows, ANNA, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/chat?filter=all', scheme: 'auto' });
    await admin.account.patch('/api/me', { status: 'away' });
    colleague = await OperatorWindow.open(windows, ADMIN, { path: '/chat?filter=all' });
    await colleague.account.patch('/api/me', { status: 'away' });
    card = new CardPanel(admin.page);
    beside = new CardPanel(colleague.page);
    phone = await PhoneWindow.switchOn(windows, aClientName(), { channel: DEMO_CHANNEL });
    await phone.write('Where is my order?');
    telegram = await PhoneWindow.switchOn(windows, aClientName(), { channel: 'demo-telegram-bot' });
    await telegram.write('The same order, from here');
    const visitor = await VisitorWindow.open(windows);
    await visitor.openChat();
    await visitor.write(words);
    await admin.page.getByRole('link', { name: new RegExp(words) }).waitFor();
    const { items } = await admin.account.get<{ items: Row[] }>('/api/dialogs?filter=all&limit=100');
    site = items.find(({ lastMessage }) => lastMessage?.preview === words) as Row;
    await admin.openDialog(phone.client);
    await colleague.openDialog(telegram.client);
  });
  after(async () => {
    await dismiss(admin.account, come).finally(() => windows.close());
  });

  it('what is written on a card stands there for colleagues at once', async () => {
    await card.write('email', 'vera@example.test');
    await card.write('comment', 'Rye only');
    await beside.write('comment', 'Calls back');
    await beside.write('contractNumber', 'D-15');
  });

  it('two are linked with choices made by keyboard; going back loses none of them', async () => {
    await card.findOther(telegram.client);
    await card.window.getByRole('heading', { name: pattern('card:link.conflicts_other') }).waitFor();
    await assertCleanInEveryLook(admin.page, 'the comparison');
    await card.box('name', 'other').press('Space');
    await card.window.getByText(text('card:link.together')).first().waitFor();
    await card.box('name', 'other').press('Space');
    assert.equal(await card.box('comment', 'target').isChecked(), true);
    assert.equal(await card.box('comment', 'other').isChecked(), true);
    await card.toResult.press('Enter');
    await assertCleanInEveryLook(admin.page, 'the resulting card');
    const title = card.window.getByLabel(text('card:field.title'), { exact: true });
    await title.fill('Wholesale');
    await card.window.getByRole('button', { name: text('ui:back') }).press('Enter');
    await card.toResult.press('Enter');
    assert.equal(await title.inputValue(), 'Wholesale');
    assert.equal(await card.window.getByLabel(text('card:field.comment'), { exact: true }).inputValue(), 'Rye only\nCalls back');
    await card.save.press('Enter');
    await card.window.waitFor({ state: 'detached' });
    await card.dialogs.nth(1).waitFor();
    // In the window of the colleague, who has the other dialog open.
    await beside.dialogs.nth(1).waitFor();
    await beside.panel.getByText('Wholesale').waitFor();
    await beside.panel.getByText('D-15').waitFor();
    await colleague.page.getByRole('log').getByText(pattern('chat:system.client_linked')).waitFor();
    assert.equal(await card.dialogs.count(), 2);
  });

  it('the chat from the site joins them; what is edited shows in every dialog of the person', async () => {
    await card.linkAsProposed(site.client.name);
    await card.dialogs.nth(2).waitFor();
    await beside.dialogs.nth(2).waitFor();
    await card.write('email', 'holm@example.test');
    await beside.panel.getByText('holm@example.test').waitFor();
  });

  for (const layout of ['Latin', 'Russian'] as const satisfies Layout[]) {
    it(`keys walk through the person's dialogs and back (${layout} layout)`, async () => {
      await admin.page.keyboard.press('Escape');
      const at = () => /\/chat\/(\d+)/.exec(admin.page.url())?.[1];
      /** Presses the key; the panel marks the dialog that it led to. */
      const walk = async (key: string): Promise<string | undefined> => {
        const before = at();
        await pressKey(admin.page, key, layout);
        await admin.page.waitForURL((url) => !url.pathname.endsWith(`/${before}`));
        await card.panel.locator(`a[aria-current][href*="/chat/${at()}"]`).waitFor();
        return at();
      };
      const begin = at();
      const seen = [await walk(']'), await walk(']'), await walk(']')];
      assert.equal(new Set(seen).size, 3);
      assert.equal(seen.at(-1), begin);
      assert.equal(await walk('['), seen[1]);
      assert.equal(await walk(']'), begin);
    });
  }

  it('all of it can be read as one history, live, and each message leads to its dialog', async () => {
    await pressKey(admin.page, 'h', 'Russian', { shift: true });
    const history = admin.page.getByRole('log', { name: pattern('card:timeline.messages') });
    for (const said of ['Where is my order?', 'The same order, from here', words]) {
      await history.getByRole('article', { name: said }).waitFor();
    }
    await telegram.write('Are you there?');
    await history.getByRole('article', { name: 'Are you there?' }).waitFor();
    await assertCleanInEveryLook(admin.page, 'the whole history');
    await history.focus();
    await admin.page.keyboard.press('ArrowUp');
    await history.getByRole('article', { name: 'Are you there?' }).and(admin.page.locator(':focus')).waitFor();
    await admin.page.keyboard.press('Enter');
    await admin.message('Are you there?').waitFor();
    await admin.composer.waitFor();
    assert.equal(await admin.message('Where is my order?').count(), 0);
  });

  it('one is unlinked with a change kept: he has his card again, and the change on it', async () => {
    await admin.page.goto(`/chat/${site.id}?filter=all`);
    await card.dialogs.nth(2).waitFor();
    await card.choose('unlink');
    const change = card.window.getByRole('checkbox', { name: /holm@example\.test/ });
    await change.press('Space');
    await assertCleanInEveryLook(admin.page, 'the window that unlinks');
    await card.window.getByRole('button', { name: pattern('card:unlink.some_one'), disabled: false }).press('Enter');
    await card.window.waitFor({ state: 'detached' });
    await card.panel.getByRole('button', { name: /holm@example\.test/ }).waitFor();
    await card.dialogs.first().waitFor({ state: 'detached' });
    assert.equal(await card.panel.getByText('Wholesale').count(), 0);
    await beside.dialogs.nth(2).waitFor({ state: 'detached' });
    await beside.dialogs.nth(1).waitFor();
  });

  it('he is linked again, and that is undone from the history', async () => {
    await card.linkAsProposed(phone.client);
    await card.dialogs.nth(2).waitFor();
    await beside.dialogs.nth(2).waitFor();
    await card.choose('history');
    await card.window.getByRole('listitem').first().waitFor();
    await assertCleanInEveryLook(admin.page, 'the history of links');
    await card.window
      .getByRole('button', { name: text('card:history.undo') })
      .first()
      .press('Enter');
    await card.window.getByRole('button', { name: text('card:undo.submit'), disabled: false }).press('Enter');
    await admin.page.getByText(text('card:undo.done')).waitFor();
    await admin.page.keyboard.press('Escape');
    await beside.dialogs.nth(2).waitFor({ state: 'detached' });
    await card.dialogs.first().waitFor({ state: 'detached' });
  });

  it('a card that a colleague changes meanwhile is looked at again, with the choices kept', async () => {
    await card.findOther(phone.client);
    await card.toResult.press('Enter');
    await card.window.getByLabel(text('card:field.title'), { exact: true }).fill('Kept');
    await beside.write('email', 'changed@example.test');
    await card.save.press('Enter');
    await card.window.getByText(text('card:link.meanwhile')).waitFor();
    await card.toResult.press('Enter');
    assert.equal(await card.window.getByLabel(text('card:field.title'), { exact: true }).inputValue(), 'Kept');
    await card.save.press('Enter');
    await card.window.waitFor({ state: 'detached' });
    await beside.panel.getByText('Kept').waitFor();
  });

  it('whose role does not let him merge chats has no menu for it, and sees the linked chats', async () => {
    const name = `Without merging ${Date.now()}`;
    const permissions = ['all_chats', 'write_messages', 'change_clients'];
    const role = await admin.account.post<{ id: number }>('/api/roles', { name, permissions });
    const link = await invite(admin.account, aNewEmail('olga'), { customRoleId: role.id });
    const olga = await OperatorWindow.accept(windows, link, 'Olga', { path: `/chat/${site.id}?filter=all` });
    come.push(olga.account.id);
    const hers = new CardPanel(olga.page);
    await hers.dialogs.nth(2).waitFor();
    assert.equal(await hers.menu.count(), 0);
    assert.equal(await olga.account.statusOf('POST', '/api/cards/link/preview', { targetCardId: 1, otherCardId: 2 }), 403);
  });
});
