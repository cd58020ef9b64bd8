import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { pressKey } from './support/layout.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('putting a dialog off', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  let phone: PhoneWindow;
  const client = aClientName();
  before(async () => {
    windows = await Windows.start();
    phone = await PhoneWindow.switchOn(windows, client);
    await phone.write('Call me tomorrow');
    anna = await OperatorWindow.open(windows, ANNA, { path: '/chat?filter=all' });
    await anna.openDialog(client);
    await anna.reply('I shall');
    await anna.message(/I shall/).waitFor();
    await anna.page.goto('/chat?filter=mine');
    await anna.openDialog(client);
  });
  after(() => windows.close());

  const ask = async (layout: 'Latin' | 'Russian'): Promise<void> => {
    await anna.page.locator('[data-region="thread"] [data-region-focus]').first().focus();
    await pressKey(anna.page, 'h', layout);
    await anna.page.getByRole('dialog').waitFor();
  };

  it('by its key the window offers times; it leaves the list, and stands among those that are put off', async () => {
    await ask('Russian');
    await assertCleanInEveryLook(anna.page, 'the window of snoozing');
    await anna.button('chat:snooze.time.morning').click();
    await anna.row(client).waitFor({ state: 'detached' });
    await anna.page.goto('/chat?filter=snoozed');
    await anna.row(client).getByText(text('chat:snooze.isSnoozed')).waitFor();
    await assertCleanInEveryLook(anna.page, 'the list of those that are put off');
  });

  it('the client writes: it is back at once', async () => {
    await anna.page.goto('/chat?filter=mine');
    await phone.write('Or now');
    await anna.row(client).waitFor();
  });

  it('is taken back by hand', async () => {
    await anna.openDialog(client);
    await ask('Latin');
    await anna.button('chat:snooze.time.hour').click();
    await anna.row(client).waitFor({ state: 'detached' });
    await anna.page.goto('/chat?filter=snoozed');
    await anna.openDialog(client);
    await anna.page.getByRole('button', { name: pattern('ui:actions.dialog.wake') }).click();
    await anna.row(client).waitFor({ state: 'detached' });
  });
});
