import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA, BORIS } from './support/product.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { text } from './support/texts.js';
import { Windows } from './support/windows.js';

/** What the provider's refusal means, and not its number alone. */
const REASON = /The client can't be reached/;
const VOICE_FILE = fileURLToPath(new URL('../../apps/console/src/features/simulator/media/sample-voice.ogg', import.meta.url));
/** The smallest picture there is: one red point. */
const PICTURE_BYTES = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

describe('a conversation between a phone and the console', () => {
  let windows: Windows;
  let anna: OperatorWindow;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
  });
  after(() => windows.close());

  /** A client who has written, in the dialog that Anna has open. */
  async function inTalk(): Promise<PhoneWindow> {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Good afternoon');
    await anna.openDialog(phone.client);
    return phone;
  }

  it('reaches the operator without a reload, and the answer comes back and is read', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Where is my order?');
    await phone.waitUntilTaken('Where is my order?');
    await anna.openDialog(phone.client);
    await anna.message('Where is my order?').waitFor();
    await anna.reply('It is on its way');
    await phone.bubble('It is on its way').waitFor();
    await anna.waitForStatus('It is on its way', 'read');
  });

  it('shows an answer as delivered until the client reads it', async () => {
    const phone = await inTalk();
    await phone.autoRead.uncheck();
    await anna.reply('Have you got a minute?');
    await anna.waitForStatus('Have you got a minute', 'delivered');
    await phone.page.getByRole('button', { name: text('simulator:controls.markRead') }).click();
    await anna.waitForStatus('Have you got a minute', 'read');
  });

  it('carries a picture and a voice message from the phone', async () => {
    const phone = await inTalk();
    await phone.sendPicture();
    const picture = anna.page
      .getByRole('log')
      .getByRole('button', { name: text('message:openPicture') })
      .locator('img');
    await seen(picture);
    await phone.attach('simulator:attach.sampleVoice');
    await anna.page
      .getByRole('log')
      .getByRole('button', { name: text('message:audio.play') })
      .click();
    await anna.page
      .getByRole('log')
      .getByRole('button', { name: text('message:audio.pause') })
      .waitFor();
  });

  it('carries what was recorded with the microphone', async () => {
    const phone = await inTalk();
    await phone.page.getByRole('button', { name: text('simulator:composer.record') }).click();
    await phone.page
      .getByRole('timer')
      .filter({ hasText: /0:(0[1-9]|[1-5]\d)/ })
      .waitFor();
    await phone.page.getByRole('button', { name: text('simulator:voice.send') }).click();
    await phone.waitUntilTaken(new RegExp(text('simulator:kind.voice')));
    await anna
      .message(new RegExp(text('chat:kind.voice')))
      .getByRole('button', { name: text('message:audio.play') })
      .waitFor();
  });

  it('carries a picture and a voice message from the operator', async () => {
    const phone = await inTalk();
    const files = anna.page.locator('input[type=file]').first();
    await files.setInputFiles({ name: 'point.png', mimeType: 'image/png', buffer: PICTURE_BYTES });
    await anna.page.getByRole('button', { name: text('chat:composer.send'), exact: true }).click();
    await seen(phone.page.getByRole('article').locator('img').last());
    await files.setInputFiles(VOICE_FILE);
    await anna.page.getByRole('button', { name: text('chat:composer.send'), exact: true }).click();
    const play = phone.page.getByRole('article').getByRole('button', { name: text('simulator:voice.play') });
    await play.click();
    await phone.page.getByRole('button', { name: text('simulator:voice.pause') }).waitFor();
  });

  it('shows what the client does to a message: quote, reaction, change, deletion', async () => {
    const phone = await inTalk();
    await anna.reply('Shall we bring it tomorrow?');
    await phone.act('Shall we bring it tomorrow?', 'simulator:action.reply');
    await phone.write('Better on Friday');
    await anna.message('Better on Friday').getByText('Shall we bring it tomorrow?').waitFor();
    await phone.act('Shall we bring it tomorrow?', 'simulator:action.reactWith', { emoji: '👍' });
    await anna.message('Shall we bring it tomorrow?').first().getByText('👍').waitFor();
    await phone.act('Better on Friday', 'simulator:action.edit');
    await phone.field.fill('Better on Saturday');
    await phone.field.press('Enter');
    await anna.message('Better on Saturday').getByText(text('chat:message.edited')).waitFor();
    await phone.act('Better on Saturday', 'simulator:action.revoke');
    await anna.page.getByRole('log').getByText(text('chat:message.deleted')).waitFor();
  });

  it('takes the press of a button of an older message', async () => {
    const phone = await inTalk();
    const dialogId = Number(/\/chat\/(\d+)/.exec(anna.page.url())?.[1]);
    await anna.account.post(`/api/dialogs/${dialogId}/messages`, {
      clientMessageId: crypto.randomUUID(),
      kind: 'to_client',
      text: 'What is it about?',
      buttons: [
        { type: 'reply', text: 'My order', payload: 'order_status?id=42' },
        { type: 'reply', text: 'A complaint', payload: 'complaint' },
      ],
    });
    await anna.reply('Please choose');
    await phone.bubble('Please choose').waitFor();
    await phone.page.getByRole('button', { name: 'My order' }).click();
    await anna
      .message(/My order/)
      .last()
      .waitFor();
    await phone.waitUntilTaken(/^You: My order/);
  });

  it('tells the operator in words why a message was refused, and sends it again on request', async () => {
    const phone = await inTalk();
    await phone.failNext('blocked');
    await anna.reply('Can you hear me?');
    await anna.waitForStatus('Can you hear me', 'failed');
    assert.equal(await phone.bubble('Can you hear me?').count(), 0);
    const note = await anna.page.getByRole('log').innerText();
    assert.match(note, REASON, note);
    await phone.nextFailure.locator('option:checked[value=none]').waitFor({ state: 'attached' });
    await anna
      .message(/Can you hear me/)
      .getByRole('button', { name: text('ui:retry') })
      .click();
    await phone.bubble('Can you hear me?').waitFor();
    await anna.waitForStatus('Can you hear me', 'read');
  });

  it('gets a message through that met a busy provider, once', async () => {
    const phone = await inTalk();
    await phone.failNext('429');
    await anna.reply('Patience');
    await phone.bubble('Patience').waitFor({ timeout: 60_000 });
    await anna.waitForStatus('Patience', 'read');
    assert.equal(await phone.bubble('Patience').count(), 1);
  });
});

/** Waits until the browser has really decoded a picture. */
async function seen(picture: Locator): Promise<void> {
  await picture.waitFor();
  const decoded = await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode().then(() => true));
  assert.ok(decoded);
}
