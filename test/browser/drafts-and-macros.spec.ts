import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { pressKey } from './support/layout.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA } from './support/product.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('what is half written, and what is written quickly', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let anna: OperatorWindow;
  const client = aClientName();
  const command = `hello${Date.now().toString(36)}`;
  let macroId: number;
  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
    const macro = { command, name: 'Greeting', text: 'Good day, {{client.name}}! {{operator.firstName}} here.' };
    macroId = (await admin.account.post<{ id: number }>('/api/macros', macro)).id;
    await (await PhoneWindow.switchOn(windows, client)).write('Is anybody there?');
    anna = await OperatorWindow.open(windows, ANNA, { path: '/chat?filter=all' });
    await anna.openDialog(client);
  });
  after(async () => {
    await admin.account.remove(`/api/macros/${macroId}`);
    await windows.close();
  });
  const options = () => anna.page.getByRole('option');

  it('a slash calls the quick answers up, what is typed narrows them, Enter puts one in with its variables filled', async () => {
    await anna.composer.fill(`/${command.slice(0, 9)}`);
    await options().first().waitFor();
    await assertCleanInEveryLook(anna.page, 'quick answers');
    await anna.composer.press('Enter');
    assert.equal(await anna.composer.inputValue(), `Good day, ${client}! Anna here.`);
  });

  it('Escape leaves them, and a message may begin with a slash then', async () => {
    await anna.composer.fill('/');
    await options().first().waitFor();
    await anna.page.keyboard.press('Escape');
    await options().first().waitFor({ state: 'detached' });
    assert.equal(await anna.composer.inputValue(), '/');
    await anna.composer.fill('');
  });

  for (const layout of ['Latin', 'Russian'] as const) {
    it(`its key calls them up: ${layout}`, async () => {
      await anna.page.locator('[data-region="thread"] [data-region-focus]').first().focus();
      await pressKey(anna.page, 'd', layout, { shift: true });
      await options().first().waitFor();
      await anna.page.keyboard.press('Escape');
      await anna.composer.fill('');
    });
  }

  it('a draft outlives a reload, follows its writer to another machine, and is gone where it was sent', async () => {
    const kept = anna.page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
    await anna.composer.fill('We bake until nine');
    await kept;
    await anna.page.reload();
    await anna.composer.waitFor();
    assert.equal(await anna.composer.inputValue(), 'We bake until nine');

    const elsewhere = await OperatorWindow.open(windows, ANNA, { path: '/chat?filter=all' });
    await elsewhere.row(client).getByText(text('chat:list.draft')).waitFor();
    await elsewhere.openDialog(client);
    assert.equal(await elsewhere.composer.inputValue(), 'We bake until nine');
    const dropped = elsewhere.page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
    await elsewhere.composer.press('Enter');
    await elsewhere.message(/We bake until nine/).waitFor();
    await dropped;
    await anna.page.reload();
    await anna.message(/We bake until nine/).waitFor();
    assert.equal(await anna.composer.inputValue(), '');
  });
});
