import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA, BORIS } from './support/product.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

/** A recording's clock that shows so many seconds or more: a busy machine draws not every one of them. */
const atLeast = (seconds: number): RegExp => new RegExp(`0:(0[${seconds}-9]|[1-5]\\d)`);

describe('what an operator does beside writing', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
  });
  after(() => windows.close());

  async function inTalk(channel?: string): Promise<PhoneWindow> {
    const phone = await PhoneWindow.switchOn(windows, aClientName(), channel === undefined ? {} : { channel });
    await phone.write('Good afternoon');
    await anna.openDialog(phone.client);
    return phone;
  }

  const press = (key: string): Promise<void> => anna.page.getByRole('button', { name: text(key), exact: true }).click();
  const play = (): ReturnType<OperatorWindow['button']> => anna.page.getByRole('button', { name: text('message:audio.play') });

  it('records a voice note, listens to it, and sends it; the phone plays it', async () => {
    const phone = await inTalk();
    await press('ui:actions.write.voice');
    await anna.page.getByRole('meter', { name: text('chat:voice.level') }).waitFor();
    await anna.page
      .getByRole('timer')
      .filter({ hasText: atLeast(2) })
      .waitFor();
    await press('chat:voice.listen');
    await play().click();
    await anna.page.getByRole('button', { name: text('message:audio.pause') }).waitFor();
    await press('chat:composer.send');
    await anna.waitForStatus(text('chat:kind.voice'), 'read');
    await phone.page
      .getByRole('article')
      .getByRole('button', { name: text('simulator:voice.play') })
      .click();
    await phone.page.getByRole('button', { name: text('simulator:voice.pause') }).waitFor();
  });

  it('throws a recording away', async () => {
    await inTalk();
    await press('ui:actions.write.voice');
    await anna.page
      .getByRole('timer')
      .filter({ hasText: atLeast(1) })
      .waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.composer.waitFor();
    assert.equal(await play().count(), 0);
  });

  it('reacts, edits and deletes where the messenger can', async () => {
    const phone = await inTalk('demo-telegram-bot');
    const theirs = anna.message('Good afternoon');
    await theirs.hover();
    await theirs.getByRole('button', { name: text('chat:message.react') }).click();
    await anna.page.getByRole('button', { name: text('chat:message.reactWith', 'en', { emoji: '👍' }) }).click();
    await phone.bubble('Good afternoon').getByText('👍').waitFor();

    await anna.reply('See you on Friday');
    await phone.bubble('See you on Friday').waitFor();
    await anna.message('See you on Friday').hover();
    await anna
      .message('See you on Friday')
      .getByRole('button', { name: text('chat:message.edit') })
      .click();
    const field = anna.page.getByRole('textbox', { name: text('composer:editField') });
    await field.fill('See you on Saturday');
    await field.press('Enter');
    await phone.bubble('See you on Saturday').waitFor();
    const ours = anna.message('See you on Saturday');
    await ours.getByText(text('chat:message.edited')).waitFor();

    await ours.hover();
    await ours.getByRole('button', { name: text('chat:message.delete') }).click();
    await anna.page
      .getByRole('dialog')
      .getByRole('button', { name: text('chat:message.deleteForAll') })
      .click();
    await anna.page.getByRole('log').getByText(text('chat:message.deleted')).waitFor();
    await phone.bubble('See you on Saturday').waitFor({ state: 'detached' });
  });

  it('sends a place from the link of a map', async () => {
    const phone = await inTalk();
    await press('chat:composer.share');
    await anna.page.getByRole('menuitem', { name: pattern('ui:actions.write.location') }).click();
    const window = anna.page.getByRole('dialog');
    await window.getByLabel(text('chat:location.where')).fill('https://yandex.ru/maps/?ll=37.6173%2C55.7558&z=17');
    await window.getByLabel(text('chat:location.name')).fill('The shop');
    await window.getByRole('button', { name: text('chat:composer.send'), exact: true }).click();
    await anna.page.getByRole('log').getByText('55.75580, 37.61730').waitFor();
    await phone.page.getByRole('article').getByText('The shop').waitFor();
  });

  it('sends a template after it was chosen, filled in and seen', async () => {
    const phone = await inTalk('demo-whatsapp-cloud');
    await press('chat:composer.share');
    await anna.page.getByRole('menuitem', { name: pattern('ui:actions.write.template') }).click();
    const window = anna.page.getByRole('dialog');
    const refused = window.getByRole('option', { name: /free_everything/ });
    assert.equal(await refused.getAttribute('aria-disabled'), 'true');
    await window.getByRole('combobox').fill('delivery');
    await anna.page.keyboard.press('Enter');
    const send = window.getByRole('button', { name: text('chat:composer.send'), exact: true });
    await send.click();
    await window.getByText(text('chat:template.problem.missing')).first().waitFor();
    await window.getByLabel(text('chat:template.slot.header', 'en', { name: '1' })).fill('42');
    await window.getByLabel(text('chat:template.slot.body', 'en', { name: '1' })).fill('Vera');
    await window.getByLabel(text('chat:template.slot.body', 'en', { name: '2' })).fill('14:00 and 16:00');
    await window.getByLabel(text('chat:template.slot.url', 'en', { name: 'Follow the courier' })).fill('42');
    const filled = 'Hello Vera, your order is on its way and arrives between 14:00 and 16:00.';
    await window
      .getByRole('region', { name: text('chat:template.preview') })
      .getByText(filled)
      .waitFor();
    await send.click();
    await phone.page.getByRole('article').getByText(filled).waitFor();
    await anna.waitForStatus('Hello Vera', 'read');
  });

  it('records in a browser that has no recorder for Opus, as Safari', async () => {
    const phone = await inTalk();
    await anna.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'MediaRecorder'));
    await anna.page.reload();
    await press('ui:actions.write.voice');
    await anna.page
      .getByRole('timer')
      .filter({ hasText: atLeast(2) })
      .waitFor();
    await press('chat:voice.send');
    await anna.waitForStatus(text('chat:kind.voice'), 'read');
    await phone.page
      .getByRole('article')
      .getByRole('button', { name: text('simulator:voice.play') })
      .waitFor();
  });
});
