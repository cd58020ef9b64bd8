import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { pressKey } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('writing first', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  const number = `+7916${String(Date.now()).slice(-7)}`;
  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
  });
  after(() => windows.close());

  const inWindow = (label: string) => admin.page.getByRole('dialog').getByLabel(text(label), { exact: true });
  const channel = () => inWindow('chat:writeFirst.channel');
  const begin = async (layout: 'Latin' | 'Russian'): Promise<void> => {
    await admin.page.locator('[data-region="list"]').first().waitFor();
    await admin.page.evaluate('document.activeElement?.blur()');
    await pressKey(admin.page, 'x', layout);
    await channel().waitFor();
  };
  const choosePersonal = async (): Promise<void> => {
    const names = await channel().getByRole('option').allTextContents();
    await channel().selectOption({ label: names.find((name) => /personal/i.test(name) && /WhatsApp/.test(name))! });
  };

  it('a number is checked as one types it, the messenger is asked, and the dialog opens in the writer’s hands', async () => {
    await begin('Latin');
    await choosePersonal();
    await inWindow('chat:writeFirst.phone').fill(number);
    await admin.page.getByText(text('chat:writeFirst.there')).waitFor();
    await assertCleanInEveryLook(admin.page, 'the window of writing first');
    await inWindow('chat:writeFirst.text').fill('Your order is ready');
    await admin.page.getByRole('button', { name: text('chat:writeFirst.send'), exact: true }).click();
    await admin.message(/Your order is ready/).waitFor();
  });

  it('the same number is known now, and its dialog is offered; by the key of the other layout', async () => {
    await admin.page.goto('/chat');
    await begin('Russian');
    await choosePersonal();
    await inWindow('chat:writeFirst.phone').fill(number);
    await admin.page.getByRole('button', { name: pattern('chat:writeFirst.openDialog') }).click();
    await admin.message(/Your order is ready/).waitFor();
  });

  it('a number that nobody has is refused before anything is sent', async () => {
    await admin.page.goto('/chat');
    await begin('Latin');
    await choosePersonal();
    await inWindow('chat:writeFirst.phone').fill('+79161230000');
    await admin.page.getByText(text('chat:writeFirst.nobody')).waitFor();
  });
});
